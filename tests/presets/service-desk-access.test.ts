/**
 * The service desk of the seeds, through the example application: visible = (own ∨ unit in mine or below ∨ customer or
 * distributor assigned) ∧ (no type restriction ∨ type among mine) (R-11 … R-14, product.md section 4).
 */
import { expect, test } from 'vitest'
import { editRecord, getRecord } from '../../server/directories/records/contract.ts'
import { grantUserRole, listRoles, revokeUserRole } from '../../server/roles/contract.ts'
import { createTeam, getTeam, moveTeam } from '../../server/teams/contract.ts'
import { editUser, getUser, suspendUser } from '../../server/users/contract.ts'
import { startDesk } from '../harness/desk.ts'
import type { Person } from '../harness/people.ts'

const TYPE = ['complaint', 'return'] as const

async function openDesk() {
  const desk = await startDesk()
  const { call, admin, person } = desk
  const team = async (name: string, parentId?: string) =>
    (await call(admin, createTeam, { body: { name, ...(parentId ? { parentId } : {}) } })).id
  const unit = await team('Repairs')
  const below = await team('Workshop', unit)
  const elsewhere = await team('Sales')
  const roles = (await call(admin, listRoles, {})).items
  const role = (name: string) => roles.find((one) => one.name === name)?.id ?? ''
  const assign = async (who: Person, fields: Record<string, unknown>) => {
    const { version } = await call(admin, getUser, { params: { user: who.id } })
    return call(admin, editUser, { params: { user: who.id }, body: { fields: fields as never }, version })
  }
  const stranger = await person('Sam Stranger', { activated: false })
  return { ...desk, unit, below, elsewhere, role, assign, stranger }
}

test('R-10 R-12 R-13 an agent sees what is their own and what is of their units and below, and nothing without a role', async () => {
  const { call, admin, person, add, sees, ask, role, unit, below, elsewhere, stranger } = await openDesk()
  const kim = await person('Kim Novak', { teams: [unit], activated: false })
  add('unit', { team: unit, owner: stranger.id })
  add('below', { team: below, owner: stranger.id })
  add('own', { team: elsewhere, owner: kim.id })
  const foreign = add('elsewhere', { team: elsewhere, owner: stranger.id })
  expect(await sees(kim)).toEqual([])
  await call(admin, grantUserRole, { params: { user: kim.id, role: role('Desk agent') }, body: {} })
  expect(await sees(kim)).toEqual(['below', 'own', 'unit'])
  expect((await ask(kim, `/issues/${foreign}`)).status).toBe(404)
  const { version } = await call(admin, getTeam, { params: { team: below } })
  await call(admin, moveTeam, { params: { team: below }, body: { parentId: null }, version })
  expect(await sees(kim)).toEqual(['own', 'unit'])
  await call(admin, suspendUser, { params: { user: kim.id }, body: { reason: 'Away', until: null } })
  expect(await sees(kim)).toEqual([])
})

test('R-11 R-13 R-14 every row of the formula: unit, own, customer, distributor, each with and without the type', async () => {
  const { person, add, sees, assign, role, unit, elsewhere, stranger } = await openDesk()
  const roles = [role('Desk agent')]
  const world = (who: Person) => {
    for (const type of TYPE) {
      add(`${type} unit`, { type, team: unit, owner: stranger.id })
      add(`${type} own`, { type, team: elsewhere, owner: who.id })
      add(`${type} customer`, { type, team: elsewhere, owner: stranger.id, customer: 'glass' })
      add(`${type} distributor`, { type, team: elsewhere, owner: stranger.id, distributor: 'bakery' })
      add(`${type} none`, { type, team: elsewhere, owner: stranger.id })
    }
  }
  const ways = { unit: true, own: true, customer: true, distributor: true }
  const kim = await person('Kim Novak', { teams: [unit], roles, activated: false })
  world(kim)
  const expected = (held: Partial<typeof ways>, types: readonly string[]) =>
    types.flatMap((type) => Object.keys(held).map((way) => `${type} ${way}`)).sort()
  expect(await sees(kim)).toEqual(expected({ unit: true, own: true }, TYPE))
  await assign(kim, { desk_customers: ['ext:desk:glass'] })
  expect(await sees(kim)).toEqual(expected({ unit: true, own: true, customer: true }, TYPE))
  await assign(kim, { desk_distributors: ['ext:desk:bakery', 'ext:desk:bakery'] })
  expect(await sees(kim)).toEqual(expected(ways, TYPE))
  await assign(kim, { desk_issue_types: { only: ['ext:desk:return'] } })
  expect(await sees(kim)).toEqual(expected(ways, ['return']))
  await assign(kim, { desk_issue_types: { only: [] } })
  expect(await sees(kim)).toEqual([])
  await assign(kim, { desk_issue_types: { unrestricted: true } })
  expect(await sees(kim)).toEqual(expected(ways, TYPE))
})

test('R-11 an inactive type never widens what somebody is held to', async () => {
  const { call, admin, person, add, sees, assign, role, unit, stranger } = await openDesk()
  const kim = await person('Kim Novak', { teams: [unit], roles: [role('Desk agent')], activated: false })
  for (const type of TYPE) add(type, { type, team: unit, owner: stranger.id })
  await assign(kim, { desk_issue_types: { only: ['ext:desk:return'] } })
  const params = { directory: 'desk/issue-types', record: 'ext:desk:return' }
  const { version } = await call(admin, getRecord, { params })
  await call(admin, editRecord, { params, body: { inactive: true }, version })
  expect(await sees(kim)).toEqual([])
})

test('what is created is judged as it would be; prices are shown and changed by whoever is given the field', async () => {
  const { person, add, ask, list, role, unit, elsewhere, stranger, call, admin } = await openDesk()
  const kim = await person('Kim Novak', { teams: [unit], roles: [role('Desk agent')], activated: false })
  const issue = { title: 'New', type: 'return', customer: 'mill' }
  expect((await ask(kim, '/issues', 'POST', { ...issue, team: elsewhere })).status).toBe(403)
  const made = await ask(kim, '/issues', 'POST', { ...issue, team: unit })
  expect(made.status).toBe(201)
  expect((await list(kim))[0]).toMatchObject({
    price: null,
    may: { edit: true, delete: true, price: false },
  })
  expect((await ask(kim, `/issues/${made.body.id}`, 'PATCH', { price: 7 })).status).toBe(403)
  expect((await ask(kim, `/issues/${made.body.id}`, 'PATCH', { title: 'Newer' })).status).toBe(200)
  const theirs = add('theirs', { team: unit, owner: stranger.id })
  expect((await ask(kim, `/issues/${theirs}`, 'PATCH', { title: 'Mine' })).status).toBe(403)
  await call(admin, grantUserRole, { params: { user: kim.id, role: role('Desk lead') }, body: {} })
  expect((await ask(kim, `/issues/${theirs}`, 'PATCH', { title: 'Ours', price: 7 })).body).toMatchObject({ price: 7 })
  await call(admin, revokeUserRole, { params: { user: kim.id, role: role('Desk lead') } })
  expect((await ask(kim, `/issues/${theirs}`, 'PATCH', { title: 'Mine' })).status).toBe(403)
  expect((await ask(kim, `/issues/${theirs}/why?action=edit`)).body).toMatchObject({
    allowed: false,
    explanation: { missing: { code: 'out-of-reach', level: 'own' } },
  })
})

test('introduced again nothing happens twice; what changes in access is told to open pages', async () => {
  const { call, admin, person, role, introduce, address, store } = await openDesk()
  const kim = await person('Kim Novak', { activated: false })
  await introduce()
  store.keep([{ key: 'new', name: 'New customer', town: 'Oslo' }], [])
  await introduce()
  const names = await call(admin, getRecord, { params: { directory: 'desk/customers', record: 'ext:desk:new' } })
  expect(names).toMatchObject({ name: 'New customer' })
  const gone = new AbortController()
  const news = await fetch(`${address}/news`, { signal: gone.signal })
  const reader = (news.body ?? new ReadableStream<Uint8Array>()).pipeThrough(new TextDecoderStream()).getReader()
  await new Promise((done) => setTimeout(done, 500))
  await call(admin, grantUserRole, { params: { user: kim.id, role: role('Desk agent') }, body: {} })
  let heard = ''
  while (!heard.includes('role.granted')) heard += (await reader.read()).value ?? ''
  expect(heard).toContain(kim.id)
  gone.abort()
})
