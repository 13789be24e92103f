import { expect, test } from 'vitest'
import { MayNotGrant } from '../../server/access/failures.ts'
import { createRecord } from '../../server/directories/records/contract.ts'
import { Invalid } from '../../server/platform/failures.ts'
import { createRole, editRole, grantUserRole } from '../../server/roles/contract.ts'
import { addTeamMember, createTeam, giveTeamRole } from '../../server/teams/contract.ts'
import { createUser, editUser, getUser } from '../../server/users/contract.ts'
import { withModules } from '../harness/modules.ts'
import { rightsIn } from '../harness/rights.ts'
import { startServer } from '../harness/server.ts'

const appliesTo = 'appliesTo: [{ scope: issues, attribute: customer }]'
const field = 'kind: record, directory: customers, many: true'
const DESK = `key: desk
name: Desk
scopes:
  - key: issues
    name: Issues
    actions: [{ key: read, name: Read, levels: [own, team, all] }]
    attributes: [{ key: customer, name: Customer, directory: customers }]
directories: [{ key: customers, name: Customers }]
profileFields:
  - { key: held, label: Held to, ${field}, effect: restrict, ${appliesTo} }
  - { key: granted, label: Granted, ${field}, effect: grant, ${appliesTo} }
`

/** A desk with one customer; Kit helps there and is no administrator. */
async function openDesk() {
  const app = await startServer()
  const { admin, call } = app
  await withModules(app).install('desk', DESK)
  const params = { directory: 'desk/customers' }
  const acme = (await call(admin, createRecord, { params, body: { name: 'Acme' } })).id
  const make = async (name: string, permissions: Record<string, 'all' | 'team' | 'yes'>, mayGrant: string[] = []) => {
    const cells = Object.entries(permissions).map(([key, level]) => {
      const [scope = '', action = ''] = key.split('.')
      return { scope, action, level }
    })
    return (await call(admin, createRole, { body: { name, permissions: cells, mayGrant } })).id
  }
  const assign = async (user: string, fields: Record<string, unknown>) => {
    const { version } = await call(admin, getUser, { params: { user } })
    return call(admin, editUser, { params: { user }, body: { fields: fields as never }, version })
  }
  return { ...app, acme, make, assign, rights: rightsIn(app) }
}

test('R66 who is held to some records makes no API user whom nothing holds', async () => {
  const { call, refused, admin, person, acme, make, assign } = await openDesk()
  const agent = await make('Agent', { 'desk/issues.read': 'all' })
  const keeper = { 'api-users.create': 'yes', 'api-users.grant': 'all', 'api-users.read': 'all' } as const
  const kit = await person('Kit Carson', { roles: [await make('Keeper', keeper, [agent])] })
  const robot = { type: 'api' as const, username: 'kits.robot', displayName: 'Robot', roles: [{ id: agent }] }
  await assign(kit.id, { held: { only: [acme] } })
  await refused(kit, createUser, { body: robot as never }, MayNotGrant)
  await assign(kit.id, { held: { unrestricted: true } })
  await call(kit, createUser, { body: robot as never })
  await refused(admin, createUser, { body: { ...robot, fields: { held: null } } as never }, Invalid)
})

test('R66 a right of level team is not given to whom it would show records that the giver does not see', async () => {
  const { call, refused, admin, person, acme, make, assign, rights } = await openDesk()
  const team = (await call(admin, createTeam, { body: { name: 'House' } })).id
  const reader = await make('Reader', { 'desk/issues.read': 'team' })
  const helping = {
    'users.read': 'all',
    'users.grant': 'all',
    'teams.read': 'all',
    'teams.edit': 'all',
    'teams.members': 'all',
  } as const
  const kit = await person('Kit Carson', { roles: [await make('Helper', helping), reader], teams: [team] })
  const [ann, bob] = [await person('Ann Lee', { teams: [team] }), await person('Bob Kahn', { teams: [team] })]
  await assign(ann.id, { granted: [acme] })
  const give = (user: string) => ({ params: { user, role: reader }, body: {} })
  await refused(kit, grantUserRole, give(ann.id), MayNotGrant)
  await refused(kit, giveTeamRole, { params: { team, role: reader } }, MayNotGrant)
  const other = (await call(admin, createTeam, { body: { name: 'Readers' } })).id
  await call(admin, addTeamMember, { params: { team: other, user: kit.id }, body: {} })
  await call(admin, giveTeamRole, { params: { team: other, role: reader } })
  await refused(kit, addTeamMember, { params: { team: other, user: ann.id }, body: {} }, MayNotGrant)
  expect(await rights(ann, 'desk/issues', 'read')).toEqual([])
  await call(kit, grantUserRole, give(bob.id))
  await assign(kit.id, { granted: [acme] })
  await call(kit, grantUserRole, give(ann.id))
})

test('R66 nor does a role come to give it while somebody holds the role', async () => {
  const { call, refused, admin, person, acme, make, assign } = await openDesk()
  const reader = await make('Reader', { 'desk/issues.read': 'team' })
  const editor = await make('Editor', { 'roles.edit': 'yes', 'roles.read': 'yes' })
  const kit = await person('Kit Carson', { roles: [editor, reader] })
  const open = await make('Open', {})
  const ann = await person('Ann Lee', { roles: [open] })
  await assign(ann.id, { granted: [acme] })
  const permissions = [{ scope: 'desk/issues', action: 'read', level: 'team' as const }]
  const asked = { params: { role: open }, body: { permissions }, version: 1 }
  await refused(kit, editRole, asked, MayNotGrant)
  await assign(kit.id, { granted: [acme] })
  await call(kit, editRole, asked)
  await call(admin, editRole, { ...asked, body: { permissions: [] }, version: 2 })
})

test('an empty list lifts nothing: who is held to some records is set free in words only', async () => {
  const { refused, admin, call, person, acme, assign } = await openDesk()
  const ann = await person('Ann Lee')
  const { version } = await assign(ann.id, { held: { only: [acme] } })
  const params = { user: ann.id }
  await refused(admin, editUser, { params, body: { fields: { held: [] } }, version }, Invalid)
  expect((await call(admin, getUser, { params })).fields.held).toMatchObject({ only: [{ id: acme }] })
  expect((await assign(ann.id, { held: { unrestricted: true } })).fields.held).toBeUndefined()
})
