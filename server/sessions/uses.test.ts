import { expect, test } from 'vitest'
import { startServer } from '../../tests/harness/server.ts'
import { minutes } from '../platform/clock.ts'
import { SignedOut } from '../platform/failures.ts'
import { getUser } from '../users/contract.ts'
import { endOwnSession, getMe, listOwnSessions } from './contract.ts'
import { writeUses } from './uses.ts'

async function open(idleMinutes = 60) {
  const server = await startServer({ settings: { 'sessions.idleMinutes': idleMinutes } })
  const kim = await server.person('Kim Novak')
  const written = async () => {
    const { reads } = server.roster.world.engine
    const session = await reads
      .selectFrom('sessions')
      .select('seen_at')
      .where('user_id', '=', kim.id)
      .executeTakeFirstOrThrow()
    const user = await reads
      .selectFrom('users')
      .select('last_active_at')
      .where('id', '=', kim.id)
      .executeTakeFirstOrThrow()
    return [session.seen_at, user.last_active_at]
  }
  return { ...server, kim, written }
}

test('R53 a hundred requests write nothing; once a minute the last use of everybody is written in one go', async () => {
  const { call, clock, kim, run, written } = await open()
  const before = await written()
  clock.advance(minutes(10))
  for (let n = 0; n < 100; n++) await call(kim, getMe, {})
  expect(await written()).toEqual(before)
  expect((await call(kim, listOwnSessions, {})).items[0]?.seenAt).toBe(clock.now())
  await run('uses')
  expect(await written()).toEqual([clock.now(), clock.now()])
})

test('R53 what a page asks by itself, with nobody there, is no use', async () => {
  const { clock, kim, refused, roster } = await open(15)
  const headers = { cookie: [...kim.cookies].map((pair) => pair.join('=')).join('; '), 'x-unattended': '1' }
  const ask = async () => (await roster.server.inject({ url: '/api/v1/me', headers })).statusCode
  for (let minute = 0; minute < 14; minute++) {
    clock.advance(minutes(1))
    expect(await ask()).toBe(200)
  }
  clock.advance(minutes(1) + 1)
  expect(await ask()).toBe(401)
  await refused(kim, getMe, {}, SignedOut)
})

test('R53 what is noted and not yet written keeps a session alive, and only that', async () => {
  const { call, clock, kim, refused, run } = await open()
  for (let hour = 0; hour < 3; hour++) {
    clock.advance(minutes(59))
    await call(kim, getMe, {})
  }
  await run('uses')
  clock.advance(minutes(60) + 1)
  await refused(kim, getMe, {}, SignedOut)
})

test('two servers: the later use counts, whoever writes last; with a short idle limit no server ends what another saw', async () => {
  const { another, call, clock, kim, roster, run, written } = await open(1)
  const other = await another()
  clock.advance(minutes(0.5))
  await call(kim, getMe, {})
  clock.advance(minutes(0.5))
  await other.call(kim, getMe, {})
  const last = clock.now()
  await other.run('uses')
  await run('uses')
  expect(await written()).toEqual([last, last])
  clock.advance(minutes(0.9))
  await call(kim, getMe, {})
  await writeUses(roster.ctx)
  expect((await written())[0]).toBe(clock.now())
})

test('ended sessions stay as they ended; what could not be written is written the next time', async () => {
  const { admin, call, clock, kim, roster, written } = await open()
  clock.advance(minutes(5))
  await call(kim, getMe, {})
  const broken = { ...roster.ctx, upkeep: () => Promise.reject(new Error('The disk is full.')) }
  await expect(writeUses(broken)).rejects.toThrow('disk')
  await writeUses(roster.ctx)
  expect((await written())[0]).toBe(clock.now())
  const [session] = (await call(kim, listOwnSessions, {})).items
  clock.advance(minutes(5))
  await call(kim, endOwnSession, { params: { session: session?.id ?? '' } })
  const seen = await written()
  await writeUses(roster.ctx)
  expect((await written())[0]).toEqual(seen[0])
  expect((await call(admin, getUser, { params: { user: kim.id } })).lastActiveAt).toBe(clock.now())
})
