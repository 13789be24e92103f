import { expect, test } from 'vitest'
import { startServer, type TestServer } from '../../tests/harness/server.ts'
import { lastChange, outcomes, plan, undo } from '../../tests/undo/undoing.ts'
import { createRole, grantUserRole, revokeUserRole } from '../roles/contract.ts'
import { createTeam } from '../teams/contract.ts'
import { createUser, deleteUser, editUser, getUser, listTimeline, suspendUser } from '../users/contract.ts'
import { AlreadyUndone, applyUndo, NothingToUndo } from './contract.ts'

async function edit(
  server: TestServer,
  user: string,
  body: Parameters<typeof server.call<typeof editUser>>[2]['body'],
) {
  const { version } = await server.call(server.admin, getUser, { params: { user } })
  await server.call(server.admin, editUser, { params: { user }, body, version })
  return lastChange(server, user)
}

const show = ({ call, admin }: TestServer, user: string) => call(admin, getUser, { params: { user } })

test('what somebody changed since is a conflict that says who and what; nothing is overwritten', async () => {
  const server = await startServer()
  const ada = await server.person('Ada Lovelace')
  const change = await edit(server, ada.id, { position: 'Analyst' })
  server.clock.advance(1000)
  await edit(server, ada.id, { position: 'Countess' })
  const planned = await plan(server, server.admin, change)
  expect(outcomes(planned)).toEqual(['user.edited: conflict'])
  expect(planned.items[0]?.since).toMatchObject({ event: 'user.edited', by: 'Grace Hopper' })
  const problem = await server.refused(server.admin, applyUndo, { params: { change }, body: {} }, NothingToUndo)
  expect(problem.detail).toBe('Grace Hopper changed Ada Lovelace since.')
  expect((await show(server, ada.id)).position).toBe('Countess')
})

test('a role taken and given again by somebody else is theirs now', async () => {
  const server = await startServer()
  const { admin, call } = server
  const role = await call(admin, createRole, { body: { name: 'Reader' } })
  const ada = await server.person('Ada Lovelace')
  const params = { user: ada.id, role: role.id }
  await call(admin, grantUserRole, { params, body: {} })
  const change = await lastChange(server, ada.id)
  await call(admin, revokeUserRole, { params })
  await call(admin, grantUserRole, { params, body: {} })
  expect(outcomes(await plan(server, admin, change))).toEqual(['role.granted: conflict'])
})

test('the rest of a change is undone: who changed since stays, and may be undone later', async () => {
  const server = await startServer()
  const { admin, call } = server
  const boss = await server.person('Bo Boss')
  const ada = await server.person('Ada Lovelace', { managerId: boss.id })
  const bob = await server.person('Bob Kahn', { managerId: boss.id })
  const { version } = await show(server, boss.id)
  await call(admin, deleteUser, { params: { user: boss.id }, version })
  const change = await lastChange(server, boss.id)
  const touch = await edit(server, ada.id, { position: 'Analyst' })
  const undone = await undo(server, admin, change)
  expect(outcomes(undone).sort()).toEqual(['user.deleted: undone', 'user.edited: conflict', 'user.edited: undone'])
  expect((await show(server, bob.id)).manager?.id).toBe(boss.id)
  expect((await show(server, ada.id)).manager).toBeNull()
  await undo(server, admin, touch)
  expect(outcomes(await plan(server, admin, change))).toContain('user.edited: conflict')
})

test('of one change about many, one can be taken alone', async () => {
  const server = await startServer()
  const { admin, call } = server
  const boss = await server.person('Bo Boss')
  const ada = await server.person('Ada Lovelace', { managerId: boss.id })
  const { version } = await show(server, boss.id)
  await call(admin, deleteUser, { params: { user: boss.id }, version })
  const change = await lastChange(server, boss.id)
  await call(admin, applyUndo, { params: { change }, body: { about: boss.id } })
  expect((await show(server, boss.id)).status.key).toBe('active')
  expect((await show(server, ada.id)).manager).toBeNull()
  const rest = await undo(server, admin, change)
  expect(outcomes(rest).sort()).toEqual(['user.deleted: done', 'user.edited: undone'])
  expect((await show(server, ada.id)).manager?.id).toBe(boss.id)
})

test('somebody new whom anybody touched since is not deleted', async () => {
  const server = await startServer()
  const { admin, call } = server
  const role = await call(admin, createRole, { body: { name: 'Reader' } })
  const ada = await call(admin, createUser, { body: { username: 'ada' } })
  const change = await lastChange(server, ada.id)
  await call(admin, grantUserRole, { params: { user: ada.id, role: role.id }, body: {} })
  expect(outcomes(await plan(server, admin, change))).toEqual(['user.created: conflict'])
})

test('a name that somebody took meanwhile is told, and nothing is half undone', async () => {
  const server = await startServer()
  const ada = await server.person('Ada Lovelace', { username: 'ada', emails: ['ada@x.example'] })
  const change = await edit(server, ada.id, { username: 'augusta', emails: [] })
  await server.call(server.admin, createUser, { body: { username: 'other', emails: ['ada@x.example'] } })
  const planned = await plan(server, server.admin, change)
  expect(planned.items[0]?.refusal).toMatchObject({ code: 'identifier-taken' })
  expect(planned.items[0]?.refusal?.detail).toContain('other already uses this address')
  await server.refused(server.admin, applyUndo, { params: { change }, body: {} }, NothingToUndo)
  expect((await show(server, ada.id)).username).toBe('augusta')
})

test('an undo is undone, and that one too; the timeline says what can be', async () => {
  const server = await startServer()
  const { admin, call } = server
  const ada = await server.person('Ada Lovelace')
  const first = await edit(server, ada.id, { position: 'Analyst' })
  const second = (await undo(server, admin, first)).undoneBy ?? ''
  expect((await show(server, ada.id)).position).toBe('')
  const third = (await undo(server, admin, second)).undoneBy ?? ''
  expect((await show(server, ada.id)).position).toBe('Analyst')
  await server.refused(admin, applyUndo, { params: { change: first }, body: {} }, AlreadyUndone)
  const { items } = await call(admin, listTimeline, { params: { user: ada.id } })
  const states = new Map(items.map((item) => [item.changeId, item.undo]))
  expect([states.get(first), states.get(second), states.get(third)]).toEqual(['done', 'done', 'possible'])
  expect(items.find((item) => item.event === 'session.opened')?.undo).toBeNull()
})

test('of two who undo the same at once one wins; the other finds it done', async () => {
  const server = await startServer()
  const ada = await server.person('Ada Lovelace')
  await server.call(server.admin, suspendUser, { params: { user: ada.id }, body: {} })
  const change = await lastChange(server, ada.id)
  const other = await server.another()
  const tries = await Promise.all(
    [server, other, server, other].map(({ attempt }) =>
      attempt(server.admin, applyUndo, { params: { change }, body: {} }),
    ),
  )
  expect(tries.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409])
  expect(tries.flatMap(({ problem }) => problem?.code ?? [])).toEqual(Array(3).fill(AlreadyUndone.code))
  expect((await server.trail(ada.id)).filter((item) => item.event === 'user.reactivated')).toHaveLength(1)
})

test('a plan changes nothing, and every change says which one it was', async () => {
  const server = await startServer()
  const before = (await server.trail()).length
  const { headers, reply } = await server.attempt(server.admin, createTeam, { body: { name: 'Desk' } })
  const change = String(headers['x-change-id'])
  expect(outcomes(await plan(server, server.admin, change))).toEqual(['team.created: possible'])
  expect(await server.trail()).toHaveLength(before + 1)
  expect(await lastChange(server, reply?.id ?? '')).toBe(change)
})
