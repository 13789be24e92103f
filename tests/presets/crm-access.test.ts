/** The CRM of the seeds: roles made of levels by scope and action, merged, also from teams (E-06, E-50 … E-55). */
import { expect, test } from 'vitest'
import { createRole, editRole, getRole, grantUserRole } from '../../server/roles/contract.ts'
import { getMe } from '../../server/sessions/contract.ts'
import { addTeamMember, createTeam, giveTeamRole } from '../../server/teams/contract.ts'
import { askingApplication } from '../harness/decisions.ts'
import { withModules } from '../harness/modules.ts'
import { startServer } from '../harness/server.ts'

const MANIFEST = `
key: crm
name: Customer relations
scopes:
  - key: accounts
    name: Accounts
    actions: &actions
      - { key: create, name: Create, levels: [yes] }
      - { key: read, name: Read, levels: [all, team, own] }
      - { key: edit, name: Edit, levels: [all, team, own] }
      - { key: delete, name: Delete, levels: [all, team, own] }
      - { key: stream, name: Stream, levels: [all, team, own] }
    fields:
      - { key: price, name: Price }
      - { key: margin, name: Margin, restricted: true }
  - { key: leads, name: Leads, actions: *actions }
permissions:
  - { key: export, name: Export }
  - { key: assignment, name: Assign to others, levels: [all, team] }
`

type Cells = Record<string, 'all' | 'team' | 'own' | 'yes'>
const LEVELS = ['all', 'team', 'own', 'no'] as const

async function openCrm() {
  const server = await startServer()
  const { call, admin } = server
  await withModules(server).install('crm', MANIFEST)
  const make = async (name: string, cells: Cells, more: object = {}) => {
    const permissions = Object.entries(cells).map(([key, level]) => {
      const [scope = '', action = ''] = key.split('.')
      return { scope: scope === '' ? 'crm' : `crm/${scope}`, action, level }
    })
    return (await call(admin, createRole, { body: { name, permissions, ...more } })).id
  }
  const team = (await call(admin, createTeam, { body: { name: 'Sales' } })).id
  const other = (await call(admin, createTeam, { body: { name: 'Support' } })).id
  return { ...server, ...(await askingApplication(server)), make, team, other }
}

test('E-06 without a role nothing but oneself', async () => {
  const { call, may, person } = await openCrm()
  const kim = await person('Kim Novak')
  for (const action of ['create', 'read', 'edit', 'delete', 'stream']) {
    expect(await may(kim.id, `crm/accounts.${action}`)).toBe(false)
    expect(await may(kim.id, `crm/leads.${action}`, { ownerId: kim.id })).toBe(false)
  }
  expect((await call(kim, getMe, {})).id).toBe(kim.id)
})

test('E-51 E-52 two roles merge to the wider of both levels, in whichever order they were given', async () => {
  const { call, admin, may, person, make, team, other } = await openCrm()
  const roles = new Map<string, string>([['no', await make('no', { 'leads.read': 'own' })]])
  for (const level of ['all', 'team', 'own'] as const) roles.set(level, await make(level, { 'accounts.read': level }))
  for (const first of LEVELS) {
    for (const second of LEVELS) {
      const who = await person(`Mia ${first}${second}`, { teams: [team], activated: false })
      for (const level of new Set([first, second]))
        await call(admin, grantUserRole, { params: { user: who.id, role: roles.get(level) ?? '' }, body: {} })
      const reach = [
        await may(who.id, 'crm/accounts.read', { teamIds: [other] }),
        await may(who.id, 'crm/accounts.read', { teamIds: [team] }),
        await may(who.id, 'crm/accounts.read', { ownerId: who.id }),
      ]
      const widest = LEVELS.find((level) => level === first || level === second)
      expect([first, second, reach]).toEqual([first, second, REACH[widest ?? 'no']])
    }
  }
})

/** Somebody else's record elsewhere, one of my team, my own. */
const REACH = {
  all: [true, true, true],
  team: [false, true, true],
  own: [false, false, true],
  no: [false, false, false],
}

test('E-52 roles of teams count like one’s own; what one role enables no other disables', async () => {
  const { call, admin, may, person, make, team } = await openCrm()
  const [reader, creator] = [
    await make('Reader', { 'accounts.read': 'all' }),
    await make('Creator', { 'leads.create': 'yes' }),
  ]
  const kim = await person('Kim Novak', { roles: [creator] })
  expect([await may(kim.id, 'crm/accounts.read'), await may(kim.id, 'crm/leads.create')]).toEqual([false, true])
  await call(admin, giveTeamRole, { params: { team, role: reader } })
  await call(admin, addTeamMember, { params: { team, user: kim.id }, body: {} })
  expect([await may(kim.id, 'crm/accounts.read'), await may(kim.id, 'crm/leads.create')]).toEqual([true, true])
  const version = (await call(admin, getRole, { params: { role: reader } })).version
  await call(admin, editRole, { params: { role: reader }, body: { permissions: [] }, version })
  expect([await may(kim.id, 'crm/accounts.read'), await may(kim.id, 'crm/leads.create')]).toEqual([false, true])
})

test('E-50 of a field yes beats no; silence gives it, but for one that the manifest restricts', async () => {
  const { call, admin, may, person, make } = await openCrm()
  const words = (field: string, gives: 'yes' | 'no') => ({ scope: 'crm/accounts', field, action: 'read', gives })
  const all: Cells = { 'accounts.read': 'all' }
  const silent = await make('Silent', all)
  const without = await make('Without prices', all, { fields: [words('price', 'no')] })
  const margins = await make('With margins', all, { fields: [words('margin', 'yes'), words('price', 'no')] })
  const kim = await person('Kim Novak', { roles: [without] })
  const fields = async () => [
    await may(kim.id, 'crm/accounts.read', {}, 'price'),
    await may(kim.id, 'crm/accounts.read', {}, 'margin'),
  ]
  expect(await fields()).toEqual([false, false])
  await call(admin, grantUserRole, { params: { user: kim.id, role: margins }, body: {} })
  expect(await fields()).toEqual([false, true])
  await call(admin, grantUserRole, { params: { user: kim.id, role: silent }, body: {} })
  expect(await fields()).toEqual([true, true])
})

test('E-50 special permissions belong to the application as a whole, and are no where nobody gives them', async () => {
  const { may, person, make, team, other } = await openCrm()
  const kim = await person('Kim Novak', { teams: [team], roles: [await make('Assigns', { '.assignment': 'team' })] })
  expect(await may(kim.id, 'crm.export')).toBe(false)
  expect(await may(kim.id, 'crm.assignment', { teamIds: [team] })).toBe(true)
  expect(await may(kim.id, 'crm.assignment', { teamIds: [other] })).toBe(false)
})

test('E-54 what one created oneself one may delete for 24 hours, to the second', async () => {
  const { call, admin, may, person, clock } = await openCrm()
  const cell = { scope: 'crm/accounts', action: 'delete', level: 'own' as const, within: 24 * 3600 }
  const role = await call(admin, createRole, { body: { name: 'Deletes own', permissions: [cell] } })
  const kim = await person('Kim Novak', { roles: [role.id] })
  const record = { createdById: kim.id, createdAt: clock.now() }
  clock.advance(24 * 3600 * 1000 - 1)
  expect(await may(kim.id, 'crm/accounts.delete', record)).toBe(true)
  clock.advance(1)
  expect(await may(kim.id, 'crm/accounts.delete', record)).toBe(false)
})
