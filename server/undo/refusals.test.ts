import { describe, expect, test } from 'vitest'
import { startServer, type TestServer } from '../../tests/harness/server.ts'
import { lastChange, outcomes, plan, undo } from '../../tests/undo/undoing.ts'
import { eraseDetails } from '../audit/index.ts'
import { issueUserLink } from '../links/contract.ts'
import { NotFound, SignedOut } from '../platform/failures.ts'
import { createRole, editRole, getRole, grantUserRole } from '../roles/contract.ts'
import { changeUserType, deleteUser, editUser, getUser, listTimeline, suspendUser } from '../users/contract.ts'
import { AlreadyUndone, applyUndo, DetailsErased, NothingToUndo, planUndo, UndoOver } from './contract.ts'

const NOBODY = 'ffffffff-ffff-7fff-8fff-ffffffffffff'
const DAY = 86_400_000
const all = (action: string) => ({ scope: 'users', action, level: 'all' as const })

async function suspended(server: TestServer, reason = 'Left') {
  const ada = await server.person('Ada Lovelace')
  await server.call(server.admin, suspendUser, { params: { user: ada.id }, body: { reason } })
  return { ada, change: await lastChange(server, ada.id) }
}

async function withRole(server: TestServer, name: string, actions: readonly string[]) {
  const body = { name: `Role of ${name}`, permissions: actions.map(all) }
  const role = await server.call(server.admin, createRole, { body })
  return server.person(name, { roles: [role.id] })
}

const statusOf = async ({ call, admin }: TestServer, user: string) =>
  (await call(admin, getUser, { params: { user } })).status.key

describe('undo is refused', () => {
  test('of what nobody did, and of what one may not see: the same answer', async () => {
    const server = await startServer()
    const { ada, change } = await suspended(server)
    const stranger = await server.person('Kim Novak')
    for (const [actor, id] of [
      [server.admin, NOBODY],
      [stranger, change],
      [stranger, NOBODY],
    ] as const) {
      await server.refused(actor, planUndo, { params: { change: id } }, NotFound)
      await server.refused(actor, applyUndo, { params: { change: id }, body: {} }, NotFound)
    }
    await server.refused(server.visitor, planUndo, { params: { change } }, SignedOut)
    expect(await statusOf(server, ada.id)).toBe('suspended')
  })

  test('without today’s right for the opposite, and without authority over whom it is about', async () => {
    const server = await startServer()
    const { ada, change } = await suspended(server)
    const reader = await withRole(server, 'Rita Reader', ['read', 'history'])
    expect((await plan(server, reader, change)).items[0]?.refusal?.code).toBe('forbidden')
    await server.refused(reader, applyUndo, { params: { change }, body: {} }, NothingToUndo)
    const helper = await withRole(server, 'Hal Helper', ['read', 'history', 'suspend'])
    await server.call(server.admin, grantUserRole, {
      params: {
        user: ada.id,
        role: (await server.call(server.admin, createRole, { body: { name: 'Strong', permissions: [all('delete')] } }))
          .id,
      },
      body: {},
    })
    expect((await plan(server, helper, change)).items[0]?.refusal?.code).toBe('no-authority')
    await server.refused(helper, applyUndo, { params: { change }, body: {} }, NothingToUndo)
    expect(await statusOf(server, ada.id)).toBe('suspended')
  })

  test('where an edit would give back what one may not write', async () => {
    const server = await startServer()
    const { admin, call } = server
    const ada = await server.person('Ada Lovelace')
    const version = (await call(admin, getUser, { params: { user: ada.id } })).version
    await call(admin, editUser, { params: { user: ada.id }, body: { givenName: 'Augusta' }, version })
    const change = await lastChange(server, ada.id)
    const reader = await withRole(server, 'Rita Reader', ['read', 'history'])
    expect((await plan(server, reader, change)).items[0]?.outcome).toBe('refused')
    await server.refused(reader, applyUndo, { params: { change }, body: {} }, NothingToUndo)
  })

  test('where undoing gives a right that one does not hold (R66)', async () => {
    const server = await startServer()
    const { admin, call } = server
    const body = { name: 'Strong', permissions: [all('delete')] }
    const role = await call(admin, createRole, { body })
    await call(admin, editRole, { params: { role: role.id }, body: { permissions: [] }, version: role.version })
    const change = await lastChange(server, role.id)
    const editing = ['read', 'edit'].map((action) => ({ scope: 'roles', action, level: 'yes' as const }))
    const editors = await call(admin, createRole, { body: { name: 'Editors', permissions: editing } })
    const eve = await server.person('Eve Editor', { roles: [editors.id] })
    expect((await plan(server, eve, change)).items[0]?.refusal?.code).toBe('may-not-grant')
    await server.refused(eve, applyUndo, { params: { change }, body: {} }, NothingToUndo)
    expect((await call(admin, getRole, { params: { role: role.id } })).permissions).toEqual([])
  })

  test('after undo.days, and never with 0', async () => {
    const server = await startServer({ settings: { 'undo.days': 2 } })
    const { change, ada } = await suspended(server)
    server.clock.advance(2 * DAY + 1000)
    await server.signIn(server.admin)
    const { detail } = await server.refused(server.admin, applyUndo, { params: { change }, body: {} }, UndoOver)
    expect(detail).toBe('Changes can be undone for 2 days.')
    const { items } = await server.call(server.admin, listTimeline, { params: { user: ada.id } })
    expect(items.every((item) => item.undo === null)).toBe(true)
  })

  test('where what was before has been erased', async () => {
    const server = await startServer()
    const { change, ada } = await suspended(server)
    await server.roster.ctx.transaction((tx) => eraseDetails(tx, { kind: 'user', id: ada.id }))
    await server.refused(server.admin, applyUndo, { params: { change }, body: {} }, DetailsErased)
  })

  test('twice', async () => {
    const server = await startServer()
    const { change } = await suspended(server)
    await undo(server, server.admin, change)
    await server.refused(server.admin, applyUndo, { params: { change }, body: {} }, AlreadyUndone)
    await server.refused(server.admin, planUndo, { params: { change } }, AlreadyUndone)
  })

  test('of what never comes back: links, sessions, passwords', async () => {
    const server = await startServer()
    const { admin, call, trail } = server
    const ada = await server.person('Ada Lovelace')
    await call(admin, issueUserLink, { params: { user: ada.id }, body: { kind: 'password-reset' } })
    const events = await trail(ada.id)
    for (const [event, lost] of [
      ['link.issued', 'links'],
      ['session.opened', 'sessions'],
      ['user.activated', 'passwords'],
    ]) {
      const change = events.find((item) => item.event === event)?.changeId ?? ''
      expect((await plan(server, admin, change)).items.map((item) => item.lost)).toContainEqual([lost])
      await server.refused(admin, applyUndo, { params: { change }, body: {} }, NothingToUndo)
    }
  })
})

describe('the guards hold', () => {
  test('the last administrator is not demoted by an undo, nor does anybody act on themselves', async () => {
    const server = await startServer()
    const { admin, call } = server
    const ada = await server.person('Ada Lovelace')
    const params = { user: ada.id }
    const version = (await call(admin, getUser, { params })).version
    await call(admin, changeUserType, { params, body: { type: 'admin' }, version })
    await server.signIn(ada)
    const change = await lastChange(server, ada.id)
    expect((await plan(server, ada, change)).items[0]?.refusal?.code).toBe('cannot-act-on-self')
    // An administrator whose account ends is none who remains.
    const grace = await call(ada, getUser, { params: { user: admin.id } })
    const body = { until: '2031-01-01T00:00:00.000Z' }
    await call(ada, editUser, { params: { user: admin.id }, body, version: grace.version })
    expect((await plan(server, admin, change)).items[0]?.refusal?.code).toBe('last-administrator')
    await server.refused(admin, applyUndo, { params: { change }, body: {} }, NothingToUndo)
    expect((await call(admin, getUser, { params })).type).toBe('admin')
  })

  test('an undone deletion that the grace has ended stays', async () => {
    const server = await startServer({ settings: { 'deletion.graceDays': 1 } })
    const { admin, call } = server
    const ada = await server.person('Ada Lovelace')
    const { version } = await call(admin, getUser, { params: { user: ada.id } })
    await call(admin, deleteUser, { params: { user: ada.id }, version })
    const change = await lastChange(server, ada.id)
    server.clock.advance(DAY + 1000)
    await server.signIn(admin)
    expect((await plan(server, admin, change)).items[0]?.refusal?.code).toBe('grace-ended')
    expect(outcomes(await plan(server, admin, change))).toEqual(['user.deleted: refused'])
  })
})
