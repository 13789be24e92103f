import { expect, test } from 'vitest'
import { startServer } from '../../tests/harness/server.ts'
import { MayNotGrant } from '../access/failures.ts'
import { Forbidden, Invalid, NotFound, Stale, VersionRequired } from '../platform/failures.ts'
import { fold } from '../platform/fold.ts'
import { listUsers } from '../users/contract.ts'
import {
  createRole,
  deleteRole,
  editRole,
  getRole,
  grantUserRole,
  listRoles,
  listScopes,
  previewRole,
  RoleInUse,
  RoleNameTaken,
  RoleReadOnly,
} from './contract.ts'

const cell = (scope: string, action: string, level: 'all' | 'team' | 'own' | 'yes', within: number | null = null) => ({
  scope,
  action,
  level,
  within,
})

async function openOffice(settings = {}) {
  const app = await startServer({ settings })
  const make = (name: string, permissions: ReturnType<typeof cell>[] = [], more = {}) =>
    app.call(app.admin, createRole, { body: { name, permissions, ...more } })
  const editor = await make('Role editor', [
    cell('roles', 'read', 'yes'),
    cell('roles', 'create', 'yes'),
    cell('roles', 'edit', 'yes'),
    cell('roles', 'delete', 'yes'),
  ])
  return { ...app, make, editor }
}

test('predefined roles are read-only by every route, and may be copied (G-05)', async () => {
  const { admin, call, refused } = await openOffice()
  const { items } = await call(admin, listRoles, {})
  const reader = items.find((role) => role.name === 'Directory reader')
  expect(reader?.origin).toBe('builtin')
  const params = { role: reader?.id ?? '' }
  await refused(admin, editRole, { params, body: { name: 'Mine' }, version: 1 }, RoleReadOnly)
  await refused(admin, editRole, { params, body: { permissions: [] }, version: 1 }, RoleReadOnly)
  await refused(admin, deleteRole, { params, version: 1 }, RoleReadOnly)
  expect(reader?.can).toEqual({ edit: false, delete: false, grant: true })
  const copy = await call(admin, createRole, { body: { name: 'Reader of mine', copyFrom: params.role } })
  expect(copy.permissions).toEqual((await call(admin, getRole, { params })).permissions)
  expect(copy.can.edit).toBe(true)
})

test('a cell that no role can have is refused by its place, and nothing is saved (R95, access.adminOnly)', async () => {
  const { admin, make, call, refused } = await openOffice({ 'access.adminOnly': ['users.delete'] })
  const wrong = [
    cell('users', 'read', 'all'),
    cell('ships', 'sail', 'all'),
    cell('users', 'create', 'team'),
    cell('users', 'delete', 'all'),
    cell('users', 'read', 'own'),
  ]
  const problem = await refused(admin, createRole, { body: { name: 'Odd', permissions: wrong } }, Invalid)
  expect(problem.fields?.map((field) => [field.path, field.code])).toEqual([
    ['permissions.1.level', 'unknown'],
    ['permissions.2.level', 'level-not-allowed'],
    ['permissions.3.level', 'admin-only'],
    ['permissions.4.action', 'twice'],
  ])
  const role = await make('Odd')
  await refused(admin, editRole, { params: { role: role.id }, body: { permissions: wrong }, version: 1 }, Invalid)
  await refused(
    admin,
    editRole,
    { params: { role: role.id }, body: { mayGrant: [role.id, admin.id] }, version: 1 },
    Invalid,
  )
  expect((await call(admin, getRole, { params: { role: role.id } })).version).toBe(1)
  const { scopes } = await call(admin, listScopes, {})
  const remove = scopes.find((scope) => scope.key === 'users')?.actions.find((action) => action.key === 'delete')
  expect(remove).toMatchObject({ adminOnly: true, giveable: [] })
})

test('names are unique whatever their letters look like, also when two come at once', async () => {
  const { admin, make, attempt, refused } = await openOffice()
  await make('Bücherei')
  const problem = await refused(admin, createRole, { body: { name: ' BUCHEREI ' } }, RoleNameTaken)
  expect(problem.fields?.[0]?.path).toBe('name')
  const outcomes = await Promise.all(
    ['Twin', 'twin', 'TWIN', 'Twïn'].map((name) => attempt(admin, createRole, { body: { name } })),
  )
  expect(outcomes.map((one) => one.problem?.code ?? 'created').sort()).toEqual([
    'created',
    ...Array(3).fill('role-name-taken'),
  ])
  expect(fold('Twïn')).toBe('twin')
})

test('nobody puts into a role what they do not hold: not a cell, not a level, not a time, not a detour (R66)', async () => {
  const { admin, call, refused, person, make, editor } = await openOffice()
  const young = await make('Young', [cell('users', 'read', 'team', 3600)])
  const kit = await person('Kit Carson', { roles: [editor.id, young.id] })
  const beyond = [
    cell('users', 'read', 'all'),
    cell('users', 'read', 'team'),
    cell('users', 'read', 'team', 7200),
    cell('settings', 'edit', 'yes'),
  ]
  const own = await call(kit, createRole, { body: { name: 'Kit’s', permissions: [cell('users', 'read', 'own', 60)] } })
  for (const permission of beyond) {
    await refused(kit, createRole, { body: { name: 'More', permissions: [permission] } }, MayNotGrant)
    await refused(
      kit,
      editRole,
      { params: { role: own.id }, body: { permissions: [permission] }, version: 1 },
      MayNotGrant,
    )
  }
  const manager = (await call(admin, listRoles, {})).items.find((role) => role.name === 'User manager')?.id ?? ''
  await refused(kit, createRole, { body: { name: 'Detour', mayGrant: [manager] } }, MayNotGrant)
  await refused(kit, createRole, { body: { name: 'Copy', copyFrom: manager } }, MayNotGrant)
  await refused(kit, createRole, { body: { name: 'High', rank: 1 } }, MayNotGrant)
  const detour = await make('Detour', [], { mayGrant: [manager] })
  await refused(kit, createRole, { body: { name: 'Long detour', mayGrant: [detour.id] } }, MayNotGrant)
  const scopes = (await call(kit, listScopes, {})).scopes.find((scope) => scope.key === 'users')
  expect(scopes?.actions.find((action) => action.key === 'delete')?.giveable).toEqual([])
})

test('a change of a role holds for its holders with their next request, and says in the trail which cells changed (G-19)', async () => {
  const { admin, call, refused, person, make, trail } = await openOffice()
  const role = await make('Reader', [cell('users', 'read', 'all'), cell('audit', 'read', 'yes')])
  const ada = await person('Ada Lovelace', { roles: [role.id] })
  expect((await call(ada, listUsers, {})).items).toHaveLength(2)
  const params = { role: role.id }
  await refused(admin, editRole, { params, body: {} }, VersionRequired)
  await refused(admin, editRole, { params, body: {}, version: 7 }, Stale)
  const edited = await call(admin, editRole, {
    params,
    body: { permissions: [cell('users', 'read', 'own'), cell('audit', 'read', 'yes')] },
    version: 1,
  })
  expect(edited).toMatchObject({ version: 2, holders: { direct: 1, byTeam: 0, people: 1 } })
  expect((await call(ada, listUsers, {})).items).toHaveLength(1)
  await call(admin, editRole, { params, body: { inactive: true }, version: 2 })
  await refused(ada, listUsers, {}, Forbidden)
  const event = (await trail(role.id)).find((item) => item.event === 'role.edited' && item.entity.version === 2)
  expect([event?.before, event?.after]).toEqual([
    { 'permissions.users.read': 'all' },
    { 'permissions.users.read': 'own' },
  ])
})

test('a role that is held is not deleted; one that is not leaves its name free', async () => {
  const { admin, call, refused, person, make } = await openOffice({ 'access.baselineRole': 'Everybody' })
  const role = await make('Guest')
  await person('Ada Lovelace', { roles: [role.id], activated: false })
  const problem = await refused(admin, deleteRole, { params: { role: role.id }, version: 1 }, RoleInUse)
  expect(problem.detail).toContain('1 person')
  const everybody = await make('Everybody')
  await refused(admin, deleteRole, { params: { role: everybody.id }, version: 1 }, RoleInUse)
  await refused(admin, editRole, { params: { role: everybody.id }, body: { name: 'Some' }, version: 1 }, RoleInUse)
  const spare = await make('Spare', [cell('users', 'read', 'all')])
  await call(admin, deleteRole, { params: { role: spare.id }, version: 1 })
  await refused(admin, getRole, { params: { role: spare.id } }, NotFound)
  await make('Spare')
})

test('a role is deleted while it is given: somebody is told, and nobody holds what is gone', async () => {
  const { admin, call, attempt, person, make, roster } = await openOffice()
  const people = []
  for (const index of [1, 2, 3, 4, 5, 6]) people.push(await person(`Someone ${index}`, { activated: false }))
  for (const round of [1, 2, 3, 4]) {
    const role = await make(`Fleeting ${round}`)
    const give = (user: string) => attempt(admin, grantUserRole, { params: { user, role: role.id }, body: {} })
    const [deleted, ...given] = await Promise.all([
      attempt(admin, deleteRole, { params: { role: role.id }, version: 1 }),
      ...people.map(({ id }) => give(id)),
    ])
    const rows = await roster.world.engine.reads
      .selectFrom('role_grants')
      .select('id')
      .where('role_id', '=', role.id)
      .execute()
    expect(rows).toHaveLength(given.filter((one) => one.status === 200).length)
    expect(rows.length > 0).toBe(deleted?.status === 409)
    expect((await call(admin, listRoles, {})).items.some((one) => one.id === role.id)).toBe(rows.length > 0)
  }
})

test('before saving, the editor says how many gain and lose; other roles and administrators count', async () => {
  const { admin, call, person, make } = await openOffice()
  const role = await make('Clerk', [cell('users', 'read', 'team'), cell('audit', 'read', 'yes')])
  const wide = await make('Wide', [cell('users', 'read', 'all')])
  await person('Ada Lovelace', { roles: [role.id], activated: false })
  await person('Bob Kahn', { roles: [role.id, wide.id], activated: false })
  await person('Cleo Root', { type: 'admin', roles: [role.id], activated: false })
  const permissions = [cell('users', 'read', 'all'), cell('users', 'history', 'own')]
  const [ada, bob] = ['Ada Lovelace', 'Bob Kahn'].map((name) => ({ id: expect.any(String), name }))
  expect(await call(admin, previewRole, { params: { role: role.id }, body: { permissions } })).toEqual({
    people: 2,
    changes: [
      { scope: 'audit', action: 'read', before: 'yes', after: null, gain: 0, gainers: [], lose: 2, losers: [ada, bob] },
      {
        scope: 'users',
        action: 'history',
        before: null,
        after: 'own',
        gain: 2,
        gainers: [ada, bob],
        lose: 0,
        losers: [],
      },
      { scope: 'users', action: 'read', before: 'team', after: 'all', gain: 1, gainers: [ada], lose: 0, losers: [] },
    ],
    fields: [],
  })
})
