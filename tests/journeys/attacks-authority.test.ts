import { describe, expect, test } from 'vitest'
import { MayNotGrant, NoAuthority } from '../../server/access/failures.ts'
import { issueUserLink } from '../../server/links/contract.ts'
import { Invalid, NotFound } from '../../server/platform/failures.ts'
import { createRole, editRole, getRole, grantUserRole, revokeUserRole } from '../../server/roles/contract.ts'
import { addTeamMember, changeTeamMember, createTeam, giveTeamRole } from '../../server/teams/contract.ts'
import { createUser, editUser, getUser, listUsers, suspendUser } from '../../server/users/contract.ts'
import { startServer } from '../harness/server.ts'

type Cells = Readonly<Record<string, 'all' | 'team' | 'own' | 'yes'>>

const HELPDESK: Cells = {
  'users.create': 'yes',
  'users.read': 'all',
  'users.edit': 'all',
  'users.links': 'all',
  'users.grant': 'all',
  'roles.read': 'yes',
  'teams.read': 'all',
  'teams.members': 'all',
}

async function openOffice(settings = {}) {
  const app = await startServer({ settings })
  const cellsOf = (permissions: Cells) =>
    Object.entries(permissions).map(([key, level]) => {
      const [scope = '', action = ''] = key.split('.')
      return { scope, action, level }
    })
  const role = async (name: string, permissions: Cells = {}, more = {}) =>
    (await app.call(app.admin, createRole, { body: { name, permissions: cellsOf(permissions), ...more } })).id
  const team = async (name: string, parentId: string | null = null) =>
    (await app.call(app.admin, createTeam, { body: { name, parentId } })).id
  const give = (user: string, id: string, body = {}) => ({ params: { user, role: id }, body })
  const change = async (user: string, body: object) => ({
    params: { user },
    version: (await app.call(app.admin, getUser, { params: { user } })).version,
    body,
  })
  return { ...app, cellsOf, role, team, give, change }
}

describe('taking over somebody stronger', () => {
  test('R66 what somebody may give counts as theirs: no link for whoever could give more than the caller', async () => {
    const { refused, call, person, role } = await openOffice()
    const strong = await role('Strong', { 'audit.read': 'yes' })
    const desk = await role('Desk', HELPDESK)
    const kit = await person('Kit Carson', { roles: [desk] })
    const ada = await person('Ada Lovelace', { roles: [desk, await role('Steward', {}, { mayGrant: [strong] })] })
    const bob = await person('Bob Kahn', { roles: [desk] })
    const reset = (user: string) => ({ params: { user }, body: { kind: 'password-reset' as const } })
    await refused(kit, issueUserLink, reset(ada.id), NoAuthority)
    await call(kit, issueUserLink, reset(bob.id))
  })

  test('R66 the same level in other teams is more: a clerk gets no link of a colleague who reaches further', async () => {
    const { admin, call, refused, person, role, team } = await openOffice()
    const clerk = await role('Clerk', { 'users.read': 'team', 'users.edit': 'team', 'users.links': 'team' })
    const [north, south] = [await team('North'), await team('South')]
    const kit = await person('Kit Carson', { roles: [clerk], teams: [north] })
    const both = await person('Bea Both', { roles: [clerk], teams: [north, south] })
    const peer = await person('Pia Peer', { roles: [clerk], teams: [north] })
    const reset = (user: string) => ({ params: { user }, body: { kind: 'password-reset' as const } })
    await refused(kit, issueUserLink, reset(both.id), NoAuthority)
    expect((await call(kit, getUser, { params: { user: both.id } })).can.links).toBe(false)
    await call(kit, issueUserLink, reset(peer.id))
    await call(admin, addTeamMember, { params: { team: south, user: kit.id }, body: {} })
    await call(kit, issueUserLink, reset(both.id))
  })

  test('R66 a rank that begins tomorrow protects today', async () => {
    const { clock, refused, person, role } = await openOffice()
    const chief = await role('Chief', { 'users.read': 'all', 'users.links': 'all' }, { rank: 3 })
    const top = await role('Top', {}, { rank: 4 })
    const kit = await person('Kit Carson', { roles: [chief] })
    const from = new Date(Date.parse(clock.now()) + 3_600_000).toISOString()
    const ada = await person('Ada Lovelace', { roles: [{ id: top, from }] })
    await refused(kit, issueUserLink, { params: { user: ada.id }, body: { kind: 'password-reset' } }, NoAuthority)
  })

  test('R66 the external ids of somebody stronger are not moved to a weaker account', async () => {
    const { admin, refused, call, person, role, change } = await openOffice()
    const kit = await person('Kit Carson', { roles: [await role('Desk', HELPDESK)] })
    await refused(kit, editUser, await change(admin.id, { externalIds: [] }), NoAuthority)
    const bob = await person('Bob Kahn')
    await call(kit, editUser, await change(bob.id, { externalIds: [{ source: 'hr', key: '7' }] }))
  })
})

describe('oneself', () => {
  test('R65 R66 nobody but an administrator changes their own roles, whatever they may give others', async () => {
    const { call, refused, person, role, give, clock } = await openOffice()
    const strong = await role('Strong', { 'audit.read': 'yes' })
    const until = new Date(Date.parse(clock.now()) + 60_000).toISOString()
    const desk = await role('Desk', HELPDESK, { mayGrant: [strong] })
    const kit = await person('Kit Carson', { roles: [{ id: desk, until }] })
    const bob = await person('Bob Kahn')
    await refused(kit, grantUserRole, give(kit.id, strong), MayNotGrant)
    await refused(kit, grantUserRole, give(kit.id, desk, { until: null }), MayNotGrant)
    await refused(kit, revokeUserRole, { params: { user: kit.id, role: desk } }, MayNotGrant)
    expect((await call(kit, getUser, { params: { user: kit.id } })).can.grant).toBe(false)
    await call(kit, grantUserRole, give(bob.id, strong))
  })

  test('R65 nor their own teams, username, addresses, end or external ids', async () => {
    const { admin, call, refused, person, role, team, change, clock } = await openOffice()
    const until = new Date(Date.parse(clock.now()) + 3_600_000).toISOString()
    const kit = await person('Kit Carson', { roles: [await role('Desk', HELPDESK)], until })
    const north = await team('North')
    await refused(kit, addTeamMember, { params: { team: north, user: kit.id }, body: {} }, MayNotGrant)
    await call(admin, addTeamMember, { params: { team: north, user: kit.id }, body: { until } })
    await refused(kit, changeTeamMember, { params: { team: north, user: kit.id }, body: { until: null } }, MayNotGrant)
    for (const body of [{ until: null }, { username: 'boss' }, { emails: ['k@x.example'] }, { externalIds: [] }]) {
      const problem = await refused(kit, editUser, await change(kit.id, body), Invalid)
      expect(problem.fields?.[0]).toMatchObject({ path: Object.keys(body)[0], code: 'forbidden' })
    }
    await call(kit, editUser, await change(kit.id, { position: 'Clerk' }))
    await call(admin, editUser, await change(admin.id, { username: 'grace.hopper' }))
  })
})

describe('by roles', () => {
  test('R66 an inactive role that lets one give more is not made active by whoever could not give that', async () => {
    const { admin, call, refused, person, role } = await openOffice()
    const strong = await role('Strong', { 'audit.read': 'yes' })
    const steward = await role('Steward', {}, { mayGrant: [strong] })
    const kit = await person('Kit Carson', {
      roles: [await role('Editor', { 'roles.read': 'yes', 'roles.edit': 'yes' })],
    })
    const params = { role: steward }
    const off = await call(admin, editRole, { params, version: 1, body: { inactive: true } })
    await refused(kit, editRole, { params, version: off.version, body: { inactive: false } }, MayNotGrant)
    expect((await call(admin, getRole, { params })).inactive).toBe(true)
  })

  test('R66 nobody renames a role they do not hold into the one that everybody has', async () => {
    const { admin, call, refused, person, role } = await openOffice({ 'access.baselineRole': 'Everybody' })
    const strong = await role('Strong', { 'audit.read': 'yes' })
    const kit = await person('Kit Carson', {
      roles: [await role('Editor', { 'roles.read': 'yes', 'roles.edit': 'yes' })],
    })
    const given = { params: { role: strong }, version: 1, body: { name: 'EVERYBODY' } }
    await refused(kit, editRole, given, MayNotGrant)
    await call(admin, editRole, given)
  })

  test('R66 a right of level team is given only in teams that the caller reaches with it, in whatever order', async () => {
    const { call, refused, person, role, team, give, cellsOf } = await openOffice()
    const local = await role('Local', { 'users.suspend': 'team' })
    const desk = await role('Desk', { ...HELPDESK, 'teams.edit': 'all', 'roles.edit': 'yes' })
    const [north, south] = [await team('North'), await team('South')]
    const kit = await person('Kit Carson', { roles: [desk, local], teams: [north] })
    const puppet = await call(kit, createUser, { body: { username: 'puppet', teams: [{ id: south }] } })
    await refused(kit, grantUserRole, give(puppet.id, local), MayNotGrant)
    await refused(kit, giveTeamRole, { params: { team: south, role: local } }, MayNotGrant)
    const plain = await role('Plain')
    await call(kit, grantUserRole, give(puppet.id, plain))
    const permissions = cellsOf({ 'users.suspend': 'team' })
    await refused(kit, editRole, { params: { role: plain }, version: 1, body: { permissions } }, MayNotGrant)
    const neighbour = await call(kit, createUser, { body: { username: 'neighbour', teams: [{ id: north }] } })
    await call(kit, grantUserRole, give(neighbour.id, local))
  })
})

describe('by new accounts', () => {
  test('R66 a team that gives rights of level team takes nobody in whose other teams the caller does not reach', async () => {
    const { admin, call, refused, person, role, team } = await openOffice()
    const local = await role('Local', { 'users.suspend': 'team' })
    const desk = await role('Desk', HELPDESK)
    const [north, south] = [await team('North'), await team('South')]
    await call(admin, giveTeamRole, { params: { team: north, role: local } })
    const kit = await person('Kit Carson', { roles: [desk], teams: [north] })
    const puppet = await call(kit, createUser, { body: { username: 'puppet', teams: [{ id: south }] } })
    await refused(kit, addTeamMember, { params: { team: north, user: puppet.id }, body: {} }, MayNotGrant)
    for (const teams of [
      [north, south],
      [south, north],
    ])
      await refused(kit, createUser, { body: { username: 'twice', teams: teams.map((id) => ({ id })) } }, MayNotGrant)
    const neighbour = await call(kit, createUser, { body: { username: 'neighbour' } })
    await call(kit, addTeamMember, { params: { team: north, user: neighbour.id }, body: {} })
  })

  test('R72 whoever creates users puts them only into teams that they may fill', async () => {
    const { admin, call, refused, person, role, team } = await openOffice()
    const maker = await role('Maker', {
      'users.create': 'yes',
      'users.read': 'team',
      'teams.read': 'team',
      'teams.members': 'team',
    })
    const [north, south] = [await team('North'), await team('South')]
    const kit = await person('Kit Carson', { roles: [maker], teams: [north] })
    const into = (id: string) => ({ body: { username: `new.${id.slice(-6)}`, teams: [{ id }] } })
    const hidden = await refused(kit, createUser, into(south), NotFound)
    const unknown = await refused(kit, createUser, into(south.replace(/^./, 'f')), NotFound)
    expect({ ...hidden, requestId: '' }).toEqual({ ...unknown, requestId: '' })
    expect((await call(admin, listUsers, { query: { q: 'new' } })).total).toBe(0)
    await call(kit, createUser, into(north))
  })

  test('R66 a suspension by somebody weaker is not possible on who may give more', async () => {
    const { refused, person, role } = await openOffice()
    const strong = await role('Strong', { 'audit.read': 'yes' })
    const guard = await role('Guard', { 'users.read': 'all', 'users.suspend': 'all' })
    const kit = await person('Kit Carson', { roles: [guard] })
    const ada = await person('Ada Lovelace', { roles: [await role('Steward', {}, { mayGrant: [strong] })] })
    await refused(kit, suspendUser, { params: { user: ada.id }, body: {} }, NoAuthority)
  })
})
