import { expect, test } from 'vitest'
import { startServer } from '../../tests/harness/server.ts'
import { MayNotGrant, NoAuthority } from '../access/failures.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '../platform/failures.ts'
import { addTeamMember, createTeam, giveTeamRole } from '../teams/contract.ts'
import { deleteUser, getUser, listUsers } from '../users/contract.ts'
import {
  AlreadyHeld,
  createRole,
  getRole,
  grantUserRole,
  listHolders,
  listRoles,
  listUserRoles,
  NotHeld,
  RoleNeeded,
  revokeUserRole,
  TooManyRoles,
} from './contract.ts'

type Level = 'all' | 'team' | 'own' | 'yes'

async function openOffice(settings = {}) {
  const app = await startServer({ settings })
  const make = async (name: string, permissions: Record<string, Level> = {}, more = {}) => {
    const cells = Object.entries(permissions).map(([key, level]) => ({
      scope: key.split('.')[0] ?? '',
      action: key.split('.')[1] ?? '',
      level,
    }))
    return (await app.call(app.admin, createRole, { body: { name, permissions: cells, ...more } })).id
  }
  const give = (user: string, role: string, body = {}) => ({ params: { user, role }, body })
  const reader = await make('Reader', { 'users.read': 'all' })
  return { ...app, make, give, reader }
}

test('nobody gives what they do not hold, to others or to themselves (R66)', async () => {
  const { admin, call, refused, person, make, give, reader } = await openOffice()
  const giver = await make('Giver', { 'users.grant': 'all', 'users.read': 'all', 'roles.read': 'yes' })
  const strong = await make('Strong', { 'users.delete': 'all' })
  const detour = await make('Detour', {}, { mayGrant: [strong] })
  const kit = await person('Kit Carson', { roles: [giver] })
  const ada = await person('Ada Lovelace')
  for (const role of [strong, detour]) {
    await refused(kit, grantUserRole, give(ada.id, role), MayNotGrant)
    await refused(kit, grantUserRole, give(kit.id, role), MayNotGrant)
  }
  await refused(ada, grantUserRole, give(ada.id, reader), Forbidden)
  await refused(kit, grantUserRole, give(admin.id, reader), NoAuthority)
  await call(kit, grantUserRole, give(ada.id, reader))
  await call(admin, grantUserRole, give(ada.id, strong))
  await refused(kit, revokeUserRole, { params: { user: ada.id, role: strong } }, NoAuthority)
  await refused(kit, grantUserRole, give(ada.id, giver), NoAuthority)
})

test('a role names what its holders may give; ranked roles go only downwards', async () => {
  const { admin, call, refused, person, make, give } = await openOffice()
  const viewer = await make('Viewer', { 'audit.read': 'yes' }, { rank: 1 })
  const chief = await make('Chief', { 'users.grant': 'all', 'users.read': 'all' }, { rank: 3 })
  const kit = await person('Kit Carson', { roles: [chief] })
  const ada = await person('Ada Lovelace')
  await refused(kit, grantUserRole, give(ada.id, viewer), MayNotGrant)
  await refused(kit, grantUserRole, give(ada.id, chief), MayNotGrant)
  const helper = await make('Helper', {}, { mayGrant: [viewer] })
  await call(admin, grantUserRole, give(kit.id, helper))
  await call(kit, grantUserRole, give(ada.id, viewer))
  await call(admin, grantUserRole, give(ada.id, chief))
  await refused(kit, revokeUserRole, { params: { user: ada.id, role: viewer } }, NoAuthority)
})

test('a role is there with the next request and gone to the millisecond (product.md section 2, "Time-bound")', async () => {
  const { admin, call, refused, person, give, reader, clock, trail } = await openOffice()
  const ada = await person('Ada Lovelace')
  await refused(ada, listUsers, {}, Forbidden)
  await refused(admin, grantUserRole, give(ada.id, reader, { until: clock.now() }), Invalid)
  const until = new Date(Date.parse(clock.now()) + 60_000).toISOString()
  const first = await call(admin, grantUserRole, give(ada.id, reader, { until }))
  expect(first).toMatchObject({ until, inForce: true, addedBy: 'Grace Hopper', via: { kind: 'direct' } })
  clock.advance(59_999)
  await call(ada, listUsers, {})
  clock.advance(1)
  await refused(ada, listUsers, {}, Forbidden)
  await call(admin, grantUserRole, give(ada.id, reader))
  await call(ada, listUsers, {})
  await refused(admin, grantUserRole, give(ada.id, reader), AlreadyHeld)
  await call(admin, revokeUserRole, { params: { user: ada.id, role: reader } })
  await refused(admin, revokeUserRole, { params: { user: ada.id, role: reader } }, NotHeld)
  await refused(ada, listUsers, {}, Forbidden)
  expect((await trail(reader)).map((item) => item.event)).toEqual([
    'role.revoked',
    'role.granted',
    'role.granted',
    'role.created',
  ])
  const changed = (await trail(ada.id)).filter((item) => item.event === 'role.granted')[0]
  expect([changed?.before, changed?.after]).toEqual([{ until }, { until: null }])
})

test('fifty at once give the same role: it is held once (R66)', async () => {
  const { admin, attempt, call, person, give, reader } = await openOffice()
  const ada = await person('Ada Lovelace', { activated: false })
  const outcomes = await Promise.all(
    Array.from({ length: 50 }, () => attempt(admin, grantUserRole, give(ada.id, reader))),
  )
  expect(outcomes.filter((one) => one.status === 200)).toHaveLength(1)
  expect(new Set(outcomes.map((one) => one.problem?.code))).toEqual(new Set([undefined, 'role-already-held']))
  expect((await call(admin, listHolders, { params: { role: reader } })).total).toBe(1)
})

test('limits hold also when many come at once: roles.maxPerUser, roles.required', async () => {
  const { admin, attempt, call, refused, person, make, give, reader } = await openOffice({
    'roles.maxPerUser': 2,
    'roles.required': true,
  })
  const others = [await make('One'), await make('Two'), await make('Three')]
  const ada = await person('Ada Lovelace', { roles: [reader], activated: false })
  const given = await Promise.all(others.map((role) => attempt(admin, grantUserRole, give(ada.id, role))))
  expect(given.map((one) => one.problem?.code ?? 'given').sort()).toEqual(['given', 'too-many-roles', 'too-many-roles'])
  await refused(
    admin,
    grantUserRole,
    give(ada.id, others[given.findIndex((one) => one.status !== 200)] ?? ''),
    TooManyRoles,
  )
  const { items } = await call(admin, listUserRoles, { params: { user: ada.id } })
  const taken = await Promise.all(
    items.map(({ role }) => attempt(admin, revokeUserRole, { params: { user: ada.id, role: role.id } })),
  )
  expect(taken.map((one) => one.problem?.code ?? 'taken').sort()).toEqual(['role-needed', 'taken'])
  const last = items[taken.findIndex((one) => one.status !== 204)]?.role.id ?? ''
  await refused(admin, revokeUserRole, { params: { user: ada.id, role: last } }, RoleNeeded)
})

test('who is deleted, unknown or of another kind gets no role', async () => {
  const { admin, call, refused, person, make, give, reader } = await openOffice()
  const portal = await make('Client', {}, { audience: 'portal' })
  const ada = await person('Ada Lovelace', { activated: false })
  await refused(admin, grantUserRole, give(ada.id, portal), Invalid)
  await refused(admin, grantUserRole, give(ada.id, ada.id), NotFound)
  await refused(admin, grantUserRole, give(reader, reader), NotFound)
  const { version } = await call(admin, getUser, { params: { user: ada.id } })
  await call(admin, deleteUser, { params: { user: ada.id }, version })
  await refused(admin, grantUserRole, give(ada.id, reader), Conflict)
})

test('holders say how they came by a role; nobody is shown to whom one may not see', async () => {
  const { admin, call, person, make, give, reader } = await openOffice({ 'access.baselineRole': 'Everybody' })
  await make('Everybody')
  const crew = (await call(admin, createTeam, { body: { name: 'Crew' } })).id
  await call(admin, giveTeamRole, { params: { team: crew, role: reader }, query: { position: 'Lead' } })
  await call(admin, giveTeamRole, { params: { team: crew, role: reader } })
  const ada = await person('Ada Lovelace', { activated: false })
  const bob = await person('Bob Kahn', { activated: false })
  await call(admin, grantUserRole, give(ada.id, reader))
  for (const user of [ada.id, bob.id])
    await call(admin, addTeamMember, { params: { team: crew, user }, body: { position: 'Lead' } })
  const first = await call(admin, listHolders, { params: { role: reader }, query: { limit: 2 } })
  const second = await call(admin, listHolders, {
    params: { role: reader },
    query: { limit: 2, after: first.next ?? '' },
  })
  const lines = [...first.items, ...second.items].map((one) =>
    `${one.user.name} ${one.via.kind} ${one.via.team?.name ?? ''}`.trim(),
  )
  expect(lines.toSorted()).toEqual(['Ada Lovelace direct', 'Ada Lovelace team Crew', 'Bob Kahn team Crew'])
  expect([first.total, second.next]).toEqual([3, null])
  expect(await call(admin, getRole, { params: { role: reader } })).toMatchObject({
    holders: { direct: 1, byTeam: 2, people: 2 },
  })
  const kinds = (await call(admin, listUserRoles, { params: { user: ada.id } })).items.map(
    (one) => `${one.role.name} ${one.via.kind}`,
  )
  expect(kinds).toEqual(['Reader direct', 'Reader team', 'Everybody baseline'])

  const auditor = await make('Auditor', { 'roles.read': 'yes', 'users.read': 'team' })
  const kit = await person('Kit Carson', { roles: [auditor] })
  expect((await call(kit, listHolders, { params: { role: reader } })).items).toEqual([])
  const picker = await person('Pia Pick', { roles: [await make('Picker', { 'users.grant': 'all' })] })
  expect((await call(picker, listRoles, {})).items.every((role) => role.holders === null && !role.can.edit)).toBe(true)
})
