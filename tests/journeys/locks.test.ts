import { describe, expect, test } from 'vitest'
import { NoAuthority } from '../../server/access/failures.ts'
import { issueUserLink, revealLink } from '../../server/links/contract.ts'
import { AccountLocked } from '../../server/locks/contract.ts'
import { completeReset } from '../../server/passwords/contract.ts'
import { days, minutes } from '../../server/platform/clock.ts'
import { Forbidden } from '../../server/platform/failures.ts'
import { createRole } from '../../server/roles/contract.ts'
import { getMe } from '../../server/sessions/contract.ts'
import { AccountSuspended, signIn, WrongCredentials } from '../../server/sign-in/contract.ts'
import { listSignIns } from '../../server/sign-in-log/contract.ts'
import { CannotActOnSelf, getUser, listUsers, suspendUser } from '../../server/users/contract.ts'
import { NotLocked, unlockUser, unlockUsers } from '../../server/users/locks/contract.ts'
import { addressNo, failTimes, PASSWORD, signedOut, stranger, tryPassword } from '../harness/doors.ts'
import { startServer, type TestServer } from '../harness/server.ts'

/** How many wrong passwords were really held against a hash. */
async function evaluated({ call, admin, run }: TestServer, userId: string): Promise<number> {
  await run('sign-ins')
  const { items } = await call(admin, listSignIns, { query: { userId, reason: 'wrong-password', limit: 200 } })
  return items.length
}

describe('failures', () => {
  test('R17 R-23 the tenth in a row locks: then even the right password is refused, in the words of any other, and lists say so', async () => {
    const server = await startServer()
    const { admin, call, person, run, trail, clock } = server
    const kim = await person('Kim Novak')
    expect(new Set(await failTimes(server, 'kim.novak', 10))).toEqual(new Set([WrongCredentials.code]))
    const answer = await tryPassword(server, stranger('203.0.113.5'), 'kim.novak', PASSWORD)
    expect(answer.problem?.code).toBe(WrongCredentials.code)
    await run('locks')
    const shown = await call(admin, getUser, { params: { user: kim.id } })
    expect(shown).toMatchObject({ failedAttempts: 10, status: { key: 'locked', until: '2026-03-02T09:15:00.000Z' } })
    expect((await call(admin, listUsers, { query: { status: 'locked' } })).items.map((one) => one.id)).toEqual([kim.id])
    expect((await trail(kim.id))[0]).toMatchObject({ event: 'user.locked', actor: { kind: 'system' } })
    await call(kim, getMe, {})
    clock.advance(minutes(15))
    await run('statuses')
    expect((await call(admin, getUser, { params: { user: kim.id } })).status.key).toBe('active')
    await call(stranger('203.0.113.6'), signIn, { body: { identifier: 'kim.novak', password: PASSWORD } })
    expect((await call(admin, getUser, { params: { user: kim.id } })).failedAttempts).toBe(0)
  })

  test('R18 one counter for every name of an account: spread over them, the sum is limited', async () => {
    const server = await startServer()
    const kim = await server.person('Kim Novak', { emails: ['kim@x.example', 'novak@x.example'] })
    for (const name of ['kim.novak', 'KIM.NOVAK', 'kim@x.example', 'Novak@X.example']) await failTimes(server, name, 5)
    expect(await evaluated(server, kim.id)).toBe(10)
  })

  test('R19 of 200 wrong passwords at once ten are evaluated, also where two servers share the database', async () => {
    const server = await startServer()
    const kim = await server.person('Kim Novak')
    const other = await server.another()
    const all = await Promise.all(
      Array.from({ length: 200 }, (_, n) => tryPassword(n % 2 ? server : other, stranger(addressNo(n)), 'kim.novak')),
    )
    expect(all.every((one) => ['wrong-credentials', 'busy'].includes(one.problem?.code ?? ''))).toBe(true)
    const right = await tryPassword(server, stranger('203.0.113.5'), 'kim.novak', PASSWORD)
    expect(right.problem?.code).toBe(WrongCredentials.code)
    await other.run('sign-ins')
    expect(await evaluated(server, kim.id)).toBe(10)
  })

  test('many right passwords at once lock nobody: who finds no room is told to ask again', async () => {
    const server = await startServer({ settings: { 'throttle.signIns': 1000 } })
    const kim = await server.person('Kim Novak')
    const all = await Promise.all(
      Array.from({ length: 60 }, () => tryPassword(server, stranger('203.0.113.5'), 'kim.novak', PASSWORD)),
    )
    const codes = new Set(all.map((one) => one.problem?.code ?? 'in'))
    expect([...codes].every((code) => code === 'in' || code === 'busy')).toBe(true)
    await server.call(stranger('203.0.113.5'), signIn, { body: { identifier: kim.identifier, password: PASSWORD } })
    await failTimes(server, 'kim.novak', 9)
    await server.call(stranger('203.0.113.5'), signIn, { body: { identifier: kim.identifier, password: PASSWORD } })
  })

  test('R17 each lock is longer; eighty in a row by strangers, and nobody but an administrator or a reset lifts it', async () => {
    const server = await startServer()
    const { admin, call, clock, person, run, signIn: again } = server
    const kim = await person('Kim Novak')
    const waits: number[] = []
    for (let round = 0; round < 12; round++) {
      await failTimes(server, 'kim.novak', 12, round * 20)
      await run('locks')
      await again(admin)
      const { status } = await call(admin, getUser, { params: { user: kim.id } })
      waits.push(
        status.until ? (Date.parse(status.until) - Date.parse(clock.now())) / 60_000 : Number.POSITIVE_INFINITY,
      )
      clock.advance(minutes(24 * 60 + 1))
      await run('statuses')
    }
    expect(waits.slice(0, 8)).toEqual([15, 30, 60, 120, 240, 480, 960, Number.POSITIVE_INFINITY])
    await again(admin)
    expect(await evaluated(server, kim.id)).toBe(80)
    expect((await call(admin, getUser, { params: { user: kim.id } })).status).toMatchObject({
      key: 'locked',
      until: null,
    })
  })
})

describe('browsers that signed in before', () => {
  test('R17 the owner still comes in with one while strangers keep the account locked, and it alone is told until when', async () => {
    const server = await startServer()
    const { attempt, call, person, run } = server
    const kim = await person('Kim Novak')
    const laptop = signedOut(kim)
    await failTimes(server, 'kim.novak', 15)
    const { problem, headers } = await tryPassword(server, laptop, 'kim.novak')
    expect([problem?.code, headers['retry-after']]).toEqual([AccountLocked.code, '900'])
    await call(laptop, signIn, { body: { identifier: 'kim.novak', password: PASSWORD } })
    await call(laptop, getMe, {})
    const answer = await attempt(stranger('203.0.113.9'), signIn, {
      body: { identifier: 'kim.novak', password: PASSWORD },
    })
    expect(answer.problem?.code).toBe(WrongCredentials.code)
    await run('locks')
  })

  test('R17 a stolen one has five tries, then it is a stranger; what was planted or known for somebody else is nothing', async () => {
    const server = await startServer()
    const [kim, eve] = [await server.person('Kim Novak'), await server.person('Eve Harrington')]
    await failTimes(server, 'kim.novak', 10)
    const foreign = await tryPassword(server, signedOut(eve), 'kim.novak', PASSWORD)
    expect(foreign.problem?.code).toBe(WrongCredentials.code)
    const stolen = signedOut(kim)
    for (let n = 0; n < 5; n++) await tryPassword(server, stolen, 'kim.novak')
    expect((await tryPassword(server, stolen, 'kim.novak', PASSWORD)).problem?.code).toBe(AccountLocked.code)
    expect(await evaluated(server, kim.id)).toBe(15)
  })

  test('a browser that two people share is known for both; what one of them had planted is worth nothing afterwards', async () => {
    const server = await startServer()
    const { call } = server
    const [kim, eve] = [await server.person('Kim Novak'), await server.person('Eve Harrington')]
    const copied = signedOut(eve)
    const shared = signedOut(eve)
    await call(shared, signIn, { body: { identifier: kim.identifier, password: PASSWORD } })
    await failTimes(server, 'kim.novak', 10)
    expect((await tryPassword(server, copied, 'kim.novak', PASSWORD)).problem?.code).toBe(WrongCredentials.code)
    await failTimes(server, 'eve.harrington', 10, 100)
    for (const who of [kim, eve])
      await call(signedOut(shared), signIn, { body: { identifier: who.identifier, password: PASSWORD } })
  })
})

test('a browser that was not used for long is a stranger; what nobody needs any more is forgotten', async () => {
  const server = await startServer({ settings: { 'devices.days': 30 } })
  const kim = await server.person('Kim Novak')
  await failTimes(server, 'nobody', 3)
  server.clock.advance(days(31))
  await failTimes(server, 'kim.novak', 10, 50)
  const answer = await tryPassword(server, signedOut(kim), 'kim.novak', PASSWORD)
  expect(answer.problem?.code).toBe(WrongCredentials.code)
  await server.run('forget-locks')
  const db = server.roster.world.engine.reads
  expect(await db.selectFrom('known_devices').select('user_id').execute()).toEqual([])
  expect(await db.selectFrom('lock_counters').select('user_id').where('user_id', 'is', null).execute()).toEqual([])
  expect((await db.selectFrom('throttles').select('source').execute()).length).toBe(11)
})

describe('lifting a lock', () => {
  test('an administrator lifts one, with the right and authority, never of themselves; suspended stays suspended', async () => {
    const server = await startServer()
    const { admin, call, person, refused, run } = server
    const role = await call(admin, createRole, {
      body: {
        name: 'Desk',
        permissions: ['read', 'unlock'].map((action) => ({ scope: 'users', action, level: 'all' as const })),
      },
    })
    const [ada, kim, desk] = [
      await person('Ada Boss', { type: 'admin' }),
      await person('Kim Novak'),
      await person('Desk Dan', { roles: [role.id] }),
    ]
    await failTimes(server, 'ada.boss', 10)
    await failTimes(server, 'kim.novak', 10, 50)
    await failTimes(server, 'desk.dan', 10, 100)
    await run('locks')
    const params = { user: kim.id }
    await refused(kim, unlockUser, { params }, Forbidden)
    await refused(desk, unlockUser, { params: { user: ada.id } }, NoAuthority)
    await refused(desk, unlockUser, { params: { user: desk.id } }, CannotActOnSelf)
    expect((await call(desk, getUser, { params })).can.unlock).toBe(true)
    await call(admin, suspendUser, { params, body: { reason: 'left' } })
    expect((await call(desk, unlockUser, { params })).status.key).toBe('suspended')
    await refused(desk, unlockUser, { params }, NotLocked)
    await refused(
      stranger('203.0.113.9'),
      signIn,
      { body: { identifier: 'kim.novak', password: PASSWORD } },
      AccountSuspended,
    )
    expect(await call(desk, unlockUsers, {})).toEqual({ unlocked: 0, left: 2, more: false })
    expect(await call(admin, unlockUsers, {})).toEqual({ unlocked: 2, left: 0, more: false })
    for (const identifier of ['ada.boss', 'desk.dan'])
      await call(stranger('203.0.113.9'), signIn, { body: { identifier, password: PASSWORD } })
  })

  test('a completed reset lifts it, and forgets every browser', async () => {
    const server = await startServer({ settings: { 'locks.minutes': 0 } })
    const { admin, call, person, run, visitor } = server
    const kim = await person('Kim Novak')
    await failTimes(server, 'kim.novak', 10)
    await run('locks')
    expect((await call(admin, getUser, { params: { user: kim.id } })).status).toMatchObject({
      key: 'locked',
      until: null,
    })
    const { id: link } = await call(admin, issueUserLink, {
      params: { user: kim.id },
      body: { kind: 'password-reset' },
    })
    const { url } = await call(admin, revealLink, { params: { user: kim.id, link } })
    const password = 'an orchard of paper cranes'
    await call(visitor, completeReset, { body: { link: url.split('#')[1] ?? '', password } })
    await run('statuses')
    expect((await call(admin, getUser, { params: { user: kim.id } })).status.key).toBe('active')
    await call(stranger('203.0.113.9'), signIn, { body: { identifier: 'kim.novak', password } })
    await failTimes(server, 'kim.novak', 10, 300)
    expect((await tryPassword(server, signedOut(kim), 'kim.novak', password)).problem?.code).toBe(WrongCredentials.code)
  })
})
