import { describe, expect, test } from 'vitest'
import { failTimes, PASSWORD, signedOut, stranger, tryPassword, WRONG } from '../../tests/harness/doors.ts'
import { startServer } from '../../tests/harness/server.ts'
import { days, minutes } from '../platform/clock.ts'
import { Forbidden, Invalid } from '../platform/failures.ts'
import { newId } from '../platform/ids.ts'
import { createRole } from '../roles/contract.ts'
import { AccountExpired, AccountSuspended, signIn } from '../sign-in/contract.ts'
import { createTeam } from '../teams/contract.ts'
import { editUser, getUser, suspendUser } from '../users/contract.ts'
import { listSignIns } from './contract.ts'
import { writeSignIns } from './index.ts'

describe('what is logged', () => {
  test('R-05 product.md 6: who came in, from where and with what; who was refused, and the true reason; one neutral text outside', async () => {
    const server = await startServer()
    const { admin, call, clock, person } = server
    const [kim, sue, eve] = [await person('Kim Novak'), await person('Sue Suspended'), await person('Eve Ended')]
    await call(admin, suspendUser, { params: { user: sue.id }, body: { reason: '' } })
    const { version } = await call(admin, getUser, { params: { user: eve.id } })
    const until = new Date(Date.parse(clock.now()) + 60_000).toISOString()
    await call(admin, editUser, { params: { user: eve.id }, body: { until }, version })
    clock.advance(minutes(2))
    const laptop = { ...signedOut(kim), address: '2001:db8::7', userAgent: 'Firefox/140' }
    await call(laptop, signIn, { body: { identifier: 'Kim.Novak', password: PASSWORD } })
    const far = stranger('203.0.113.7')
    const told = []
    for (const [identifier, password] of [
      ['sue.suspended', PASSWORD],
      ['eve.ended', PASSWORD],
      ['eve.ended', WRONG],
      [PASSWORD, 'kim.novak typed it first'],
      ['kim@firm.example', WRONG],
    ] as const)
      told.push((await tryPassword(server, far, identifier, password)).problem?.code)
    expect(told.slice(0, 2)).toEqual([AccountSuspended.code, AccountExpired.code])
    await server.run('sign-ins')
    const { items } = await call(admin, listSignIns, { query: { limit: 6 } })
    expect(items.map(({ identifier, reason, person: who }) => [identifier, reason, who?.name ?? null])).toEqual([
      ['k•••@firm.example', 'unknown', null],
      ['s•••', 'unknown', null],
      ['eve.ended', 'wrong-password', 'Eve Ended'],
      ['eve.ended', 'expired', 'Eve Ended'],
      ['sue.suspended', 'suspended', 'Sue Suspended'],
      ['Kim.Novak', null, 'Kim Novak'],
    ])
    expect(items.at(-1)).toMatchObject({ address: '2001:db8::7', device: 'known', path: 'password', times: 1 })
    expect(items.at(-1)?.userAgent).toBe('Firefox/140')
    expect((await call(admin, getUser, { params: { user: sue.id } })).failedAttempts).toBe(0)
  })

  test('a flood is one row that says how often; nothing of it is lost when Roster stops', async () => {
    const server = await startServer()
    await failTimes(server, 'nobody', 1)
    for (let n = 0; n < 40; n++) await tryPassword(server, stranger('203.0.113.7'), 'nobody')
    await writeSignIns(server.roster.ctx)
    const { items } = await server.call(server.admin, listSignIns, { query: { reason: 'throttled' } })
    expect(items).toMatchObject([{ address: '203.0.113.7', times: 30, person: null, identifier: 'n•••' }])
  })
})

describe('reading it', () => {
  test('needs its own right; of people one does not see nothing is told', async () => {
    const server = await startServer()
    const { admin, call, person, refused } = server
    const [north, south] = [
      await call(admin, createTeam, { body: { name: 'North' } }),
      await call(admin, createTeam, { body: { name: 'South' } }),
    ]
    const role = await call(admin, createRole, {
      body: {
        name: 'Watch',
        permissions: [
          { scope: 'users', action: 'read', level: 'team' },
          { scope: 'sign-in-log', action: 'read', level: 'yes' },
        ],
      },
    })
    const kim = await person('Kim Novak', { teams: [north.id] })
    await person('Sam South', { teams: [south.id] })
    const watch = await person('Wanda Watch', { teams: [north.id], roles: [role.id] })
    await refused(kim, listSignIns, {}, Forbidden)
    await server.run('sign-ins')
    const { items } = await call(watch, listSignIns, {})
    expect(new Set(items.map((one) => one.person?.name))).toEqual(new Set(['Kim Novak', 'Wanda Watch']))
    await refused(admin, listSignIns, { query: { address: 'here' } }, Invalid)
  })

  test('filters by person, address, network, outcome, reason, way and time go together; pages follow each other', async () => {
    const server = await startServer()
    const { admin, call, clock, person } = server
    const kim = await person('Kim Novak')
    await failTimes(server, 'kim.novak', 7)
    clock.advance(minutes(5))
    const since = clock.now()
    await failTimes(server, 'nobody', 3, 250)
    await server.run('sign-ins')
    const count = async (query: object) => (await call(admin, listSignIns, { query })).items.length
    expect(await count({ userId: kim.id })).toBe(8)
    expect(await count({ userId: kim.id, outcome: 'in' })).toBe(1)
    expect(await count({ outcome: 'refused' })).toBe(10)
    expect(await count({ reason: 'wrong-password', address: '198.51.0.2' })).toBe(1)
    expect(await count({ address: '198.51.0.0/24' })).toBe(7)
    expect(await count({ from: since })).toBe(3)
    expect(await count({ until: since, outcome: 'refused' })).toBe(7)
    expect(await count({ identifier: 'NOVAK', path: 'password' })).toBe(8)
    expect(await count({ path: 'passkey' })).toBe(0)
    const seen: string[] = []
    for (let after: string | undefined; ; ) {
      const page = await call(admin, listSignIns, {
        query: { limit: 3, outcome: 'refused', ...(after ? { after } : {}) },
      })
      seen.push(...page.items.map((one) => one.id))
      if (!page.next) break
      after = page.next
    }
    expect([seen.length, new Set(seen).size]).toEqual([10, 10])
  })

  test('a rare question ends its page early and says how far it looked', async () => {
    const { admin, call, roster, clock } = await startServer()
    const at = clock.now()
    const rows = Array.from({ length: 1000 }, () => ({
      ...{ id: newId(), at, user_id: null, identifier: 'x•••', address: '203.0.113.7', address_key: null },
      ...{ user_agent: '', device: '' as const, path: 'password', reason: 'unknown', times: 1 },
    }))
    for (let n = 0; n < 5; n++)
      await roster.ctx.upkeep((tx) =>
        tx.db
          .insertInto('sign_ins')
          .values(rows.map((row) => ({ ...row, id: newId() })))
          .execute(),
      )
    expect(await call(admin, listSignIns, { query: { identifier: 'rare' } })).toMatchObject({
      items: [],
      next: null,
      total: 0,
    })
    expect((await call(admin, listSignIns, { query: { reason: 'unknown', limit: 200 } })).next).not.toBeNull()
  })
})

test('R115 it is kept as long as the setting says, and goes with an erased person', async () => {
  const { admin, call, clock, person, run, signIn: again } = await startServer({ settings: { 'signInLog.days': 30 } })
  await person('Kim Novak')
  await run('sign-ins')
  clock.advance(days(30) - 1000)
  await again(admin)
  await run('sign-ins')
  await run('forget-sign-ins')
  expect((await call(admin, listSignIns, {})).items).toHaveLength(2)
  clock.advance(1001)
  await run('forget-sign-ins')
  expect((await call(admin, listSignIns, {})).items).toHaveLength(1)
})
