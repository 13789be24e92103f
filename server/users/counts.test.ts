import { expect, test } from 'vitest'
import type { Person } from '../../tests/harness/people.ts'
import { startServer, type TestServer } from '../../tests/harness/server.ts'
import { createRole } from '../roles/contract.ts'
import { createTeam } from '../teams/contract.ts'
import { changeUserType, countUsers, createUser, deleteUser, listUsers, suspendUser } from './contract.ts'

test('a lead of a team counts the team, and nobody counts whom they do not see', async () => {
  const server = await startServer()
  const { admin, call, person } = server
  const north = (await call(admin, createTeam, { body: { name: 'North', parentId: null } })).id
  const body = { name: 'Lead', permissions: [{ scope: 'users', action: 'read', level: 'team' as const }] }
  const role = (await call(admin, createRole, { body })).id
  const lead = await person('Kit Carson', { roles: [role], teams: [north] })
  for (const username of ['ada', 'bob']) await call(admin, createUser, { body: { username, teams: [{ id: north }] } })
  await call(admin, createUser, { body: { username: 'carl' } })
  expect(await call(lead, countUsers, {})).toMatchObject({ all: 3, byStatus: { invited: 2, active: 1 } })
  expect(await call(admin, countUsers, {})).toMatchObject({ all: 5, byStatus: { invited: 3, active: 2 } })
})

test('the numbers beside the segments follow the search and the filters', async () => {
  const server = await startServer()
  const { admin, call } = server
  for (const username of ['marta', 'maria', 'zoe']) await call(admin, createUser, { body: { username } })
  const api = await call(admin, createUser, { body: { username: 'mar-sync', type: 'api' } })
  await call(admin, suspendUser, { params: { user: api.id }, body: {} })
  const counts = await call(admin, countUsers, { query: { q: 'mar' } })
  expect(counts).toMatchObject({
    all: 3,
    byType: { regular: 2, api: 1 },
    byStatus: { invited: 2, suspended: 1, active: 0 },
  })
})

test('kept numbers are the true ones after many changes at once, before and after they are summed', async () => {
  const server = await startServer()
  const { admin, attempt, roster } = server
  const users = await Promise.all(
    Array.from({ length: 30 }, (_, n) => server.call(admin, createUser, { body: { username: `user${n}` } })),
  )
  const acts = users.map(
    ({ id }, n) =>
      () =>
        change(server, admin, id, n),
  )
  await Promise.all([...acts, ...acts].map((act) => act()))
  await attempt(admin, createUser, { body: { username: 'user1' } }) // refused: counts nothing
  await same(server)
  for (let n = 0; n < 120; n++) await server.call(admin, createUser, { body: { username: `later${n}` } })
  await server.run('segments')
  await same(server)
  const { count } = await roster.world.engine.reads
    .selectFrom('segment_counts')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  expect(Number(count)).toBeLessThan(36)
})

function change({ attempt }: TestServer, admin: Person, id: string, n: number): Promise<unknown> {
  const params = { user: id }
  if (n % 3 === 0) return attempt(admin, suspendUser, { params, body: {} })
  if (n % 3 === 1) return attempt(admin, deleteUser, { params, version: 1 })
  return attempt(admin, changeUserType, { params, version: 1, body: { type: 'admin' } })
}

/** What is kept, against what is there. */
async function same({ admin, call, roster }: TestServer): Promise<void> {
  const { db } = roster.ctx
  const rows = await db.selectFrom('users').select(['type', 'status_key']).where('type', '!=', 'system').execute()
  const counts = await call(admin, countUsers, {})
  const living = rows.filter((row) => row.status_key !== 'deleted')
  expect(counts.all).toBe(living.length)
  for (const status of ['deleted', 'suspended', 'invited', 'active'] as const)
    expect([status, counts.byStatus[status]]).toEqual([status, rows.filter((row) => row.status_key === status).length])
  for (const type of ['admin', 'regular'] as const)
    expect([type, counts.byType[type]]).toEqual([type, living.filter((row) => row.type === type).length])
  expect((await call(admin, listUsers, { query: { type: 'admin' } })).total).toBe(counts.byType.admin)
}
