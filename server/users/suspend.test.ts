import { describe, expect, test } from 'vitest'
import { openLink, PASSWORD } from '../../tests/harness/people.ts'
import { startServer } from '../../tests/harness/server.ts'
import { LinkNotValid } from '../links/contract.ts'
import { activate } from '../passwords/contract.ts'
import { SignedOut } from '../platform/failures.ts'
import { getMe } from '../sessions/contract.ts'
import { AccountSuspended, signIn, WrongCredentials } from '../sign-in/contract.ts'
import {
  CannotActOnSelf,
  changeUserType,
  deleteUser,
  getUser,
  LastAdministrator,
  listTimeline,
  listUsers,
  NotSuspended,
  reactivateUser,
  restoreUser,
  suspendUser,
} from './contract.ts'

describe('suspension', () => {
  test('E-42 G-22 R-12 R55 a suspended user is out with the next request and stays out', async () => {
    const { admin, person, call, refused, visitor } = await startServer()
    const kim = await person('Kim Novak')
    await call(kim, getMe, {})
    await call(admin, suspendUser, { params: { user: kim.id }, body: { reason: 'Left the company' } })
    await refused(kim, getMe, {}, SignedOut)
    const credentials = { identifier: kim.identifier, password: PASSWORD }
    await refused(visitor, signIn, { body: credentials }, AccountSuspended)
    await refused(visitor, signIn, { body: { ...credentials, password: 'wrong one' } }, WrongCredentials)
    const shown = await call(admin, getUser, { params: { user: kim.id } })
    expect(shown.status).toMatchObject({ key: 'suspended', reason: 'Left the company', by: 'Grace Hopper' })
  })

  test('G-23 R28 reactivated she signs in with the last password, but no old session or link revives', async () => {
    const { admin, person, call, refused, visitor } = await startServer()
    const kim = await person('Kim Novak')
    const invited = await person('Ida Invited', { activated: false })
    const link = await openLink({ call }, admin, invited)
    for (const user of [kim.id, invited.id]) {
      await call(admin, suspendUser, { params: { user }, body: {} })
      await call(admin, reactivateUser, { params: { user } })
    }
    await refused(kim, getMe, {}, SignedOut)
    await call(kim, signIn, { body: { identifier: kim.identifier, password: PASSWORD } })
    await refused(visitor, activate, { body: { link, password: PASSWORD } }, LinkNotValid)
    await refused(admin, reactivateUser, { params: { user: kim.id } }, NotSuspended)
  })

  test('R-12 a suspension with an end is lifted by the ticker, not before', async () => {
    const { admin, person, call, clock, run } = await startServer({ now: '2026-11-21T09:00:00.000Z' })
    const kim = await person('Kim Novak')
    await call(admin, suspendUser, { params: { user: kim.id }, body: { until: '2026-11-21T09:30:00Z' } })
    clock.advance(29 * 60_000)
    await run('suspensions')
    expect((await call(admin, getUser, { params: { user: kim.id } })).status.key).toBe('suspended')
    clock.advance(2 * 60_000)
    await run('suspensions')
    expect((await call(admin, getUser, { params: { user: kim.id } })).status.key).toBe('active')
    const { items } = await call(admin, listTimeline, { params: { user: kim.id } })
    expect(items[0]).toMatchObject({ event: 'user.reactivated', actor: { name: 'Roster' } })
  })
})

describe('guards', () => {
  test('E-43 R-24 nobody suspends, demotes or deletes themselves', async () => {
    const { admin, person, refused } = await startServer()
    await person('Second Admin', { type: 'admin' })
    const params = { user: admin.id }
    await refused(admin, suspendUser, { params, body: {} }, CannotActOnSelf)
    await refused(admin, changeUserType, { params, body: { type: 'regular' }, version: 1 }, CannotActOnSelf)
    await refused(admin, deleteUser, { params, version: 1 }, CannotActOnSelf)
  })

  test('E-04 R66 an invited or time-bound administrator is no reason to let the last one go', async () => {
    const { admin, person, refused, call, visitor } = await startServer()
    await person('Ida Invited', { type: 'admin', activated: false })
    await person('Tim Bound', { type: 'admin', until: '2099-01-01T00:00:00Z' })
    const second = await person('Second Admin', { type: 'admin' })
    await call(second, suspendUser, { params: { user: admin.id }, body: {} })
    const { items } = await call(second, listUsers, { query: { q: 'Tim' } })
    const tim = { ...visitor, id: items[0]?.id ?? '', cookies: new Map<string, string>() }
    await call(tim, signIn, { body: { identifier: 'tim.bound', password: PASSWORD } })
    await refused(tim, suspendUser, { params: { user: second.id }, body: {} }, LastAdministrator)
  })

  test('E-04 R66 R121 two administrators cannot remove each other at the same time', async () => {
    for (let round = 0; round < 5; round++) {
      const { admin, person, attempt } = await startServer()
      const other = await person('Other Admin', { type: 'admin' })
      const outcomes = await Promise.all([
        attempt(admin, suspendUser, { params: { user: other.id }, body: {} }),
        attempt(other, suspendUser, { params: { user: admin.id }, body: {} }),
      ])
      expect(outcomes.filter((outcome) => outcome.status === 200)).toHaveLength(1)
    }
  })

  test('E-16 R22 the system user is not found, edited, suspended or deleted', async () => {
    const { admin, attempt, roster } = await startServer()
    const { id } = await roster.world.engine.reads
      .selectFrom('users')
      .select('id')
      .where('type', '=', 'system')
      .executeTakeFirstOrThrow()
    const params = { user: id }
    for (const outcome of [
      await attempt(admin, getUser, { params }),
      await attempt(admin, suspendUser, { params, body: {} }),
      await attempt(admin, deleteUser, { params, version: 1 }),
    ])
      expect(outcome.problem?.code).toBe('not-found')
  })
})

describe('deletion', () => {
  test('E-43 R-25 a deleted user is out, their name stays taken, and restoring brings them back as they were', async () => {
    const { admin, person, call, refused, visitor } = await startServer()
    const kim = await person('Kim Novak')
    const { version } = await call(admin, getUser, { params: { user: kim.id } })
    const gone = await call(admin, deleteUser, { params: { user: kim.id }, version })
    expect(gone.status.key).toBe('deleted')
    await refused(kim, getMe, {}, SignedOut)
    await refused(visitor, signIn, { body: { identifier: kim.identifier, password: PASSWORD } }, WrongCredentials)
    await call(admin, restoreUser, { params: { user: kim.id } })
    await refused(kim, getMe, {}, SignedOut)
    await call(kim, signIn, { body: { identifier: kim.identifier, password: PASSWORD } })
  })

  test('R126 deleting what somebody changed meanwhile is refused', async () => {
    const { admin, person, attempt } = await startServer()
    const kim = await person('Kim Novak')
    const outcome = await attempt(admin, deleteUser, { params: { user: kim.id }, version: 1 })
    expect(outcome.problem?.code).toBe('changed-meanwhile')
    expect((await attempt(admin, deleteUser, { params: { user: kim.id } })).problem?.code).toBe('version-required')
  })
})
