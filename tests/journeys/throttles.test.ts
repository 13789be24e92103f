import { describe, expect, test } from 'vitest'
import { assertWithin } from '../../server/locks/index.ts'
import { minutes } from '../../server/platform/clock.ts'
import { contextOf, nobody } from '../../server/platform/context.ts'
import { TooMany } from '../../server/platform/failures.ts'
import { Refusal } from '../../server/platform/refusal.ts'
import { signIn, WrongCredentials } from '../../server/sign-in/contract.ts'
import { listSignIns } from '../../server/sign-in-log/contract.ts'
import { addressNo, PASSWORD, signedOut, stranger, tryPassword } from '../harness/doors.ts'
import { startServer, type TestServer } from '../harness/server.ts'

async function spray(server: TestServer, address: string, times: number): Promise<(string | undefined)[]> {
  const codes = []
  for (let n = 0; n < times; n++) codes.push((await tryPassword(server, stranger(address), `name${n}`)).problem?.code)
  return codes
}

describe('one address that fails too often', () => {
  test('R17 R20 E-58 is refused whomever it names, with Retry-After, longer each time; others are not', async () => {
    const server = await startServer()
    const { call, clock, person } = server
    const kim = await person('Kim Novak')
    const codes = await spray(server, '203.0.113.7', 12)
    expect(codes.filter((code) => code === TooMany.code)).toHaveLength(2)
    const refused = await tryPassword(server, stranger('203.0.113.7'), 'kim.novak', PASSWORD)
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '600'])
    await call(stranger('203.0.113.8'), signIn, { body: { identifier: kim.identifier, password: PASSWORD } })
    clock.advance(minutes(10))
    await spray(server, '203.0.113.7', 10)
    const again = await tryPassword(server, stranger('203.0.113.7'), 'kim.novak', PASSWORD)
    expect([again.status, again.headers['retry-after']]).toEqual([429, '1200'])
    clock.advance(minutes(20))
    await call(stranger('203.0.113.7'), signIn, { body: { identifier: kim.identifier, password: PASSWORD } })
  })

  test('good sign-ins do not count: a whole office behind one address comes in', async () => {
    const server = await startServer({ settings: { 'throttle.signIns': 3 } })
    const kim = await server.person('Kim Novak')
    for (let n = 0; n < 12; n++)
      await server.call(stranger('203.0.113.7'), signIn, { body: { identifier: kim.identifier, password: PASSWORD } })
  })

  test('who shares it with an attacker comes in with a browser that is known, and fails there on its own account', async () => {
    const server = await startServer()
    const kim = { ...(await server.person('Kim Novak')), address: '203.0.113.7' }
    await spray(server, '203.0.113.7', 11)
    const laptop = signedOut(kim)
    expect((await tryPassword(server, stranger('203.0.113.7'), 'kim.novak', PASSWORD)).problem?.code).toBe(TooMany.code)
    expect((await tryPassword(server, laptop, 'kim.novak')).problem?.code).toBe(WrongCredentials.code)
    await server.call(laptop, signIn, { body: { identifier: 'kim.novak', password: PASSWORD } })
    const invented = { ...stranger('203.0.113.7'), cookies: new Map([['roster-3000-device', 'A'.repeat(43)]]) }
    expect((await tryPassword(server, invented, 'kim.novak', PASSWORD)).problem?.code).toBe(TooMany.code)
  })

  test('R20 an address is one however it is written: IPv4 within IPv6, and any of its /64', async () => {
    const server = await startServer()
    await spray(server, '203.0.113.7', 10)
    expect((await spray(server, '::ffff:203.0.113.7', 1))[0]).toBe(TooMany.code)
    await spray(server, '2001:db8:1:2::1', 5)
    await spray(server, '2001:DB8:1:2:a:b:c:d', 5)
    expect((await spray(server, '2001:0db8:0001:0002:ffff::9', 1))[0]).toBe(TooMany.code)
    expect((await spray(server, '2001:db8:1:3::1', 1))[0]).toBe(WrongCredentials.code)
  })

  test('R20 forwarding headers are believed from listed proxies only, and there the right-most hop that is none', async () => {
    const forwarded = async (server: TestServer, remoteAddress: string, header: string) =>
      server.roster.server.inject({
        method: 'POST',
        url: '/api/v1/sign-in',
        remoteAddress,
        headers: {
          ...{ 'sec-fetch-site': 'same-origin', 'x-forwarded-for': header, 'x-real-ip': header },
          ...{ forwarded: `for=${header}`, 'true-client-ip': header },
        },
        payload: { identifier: 'nobody', password: 'not it at all' },
      })
    const open = await startServer({ settings: { 'throttle.signIns': 3 } })
    const bare = []
    for (let n = 0; n < 5; n++) bare.push((await forwarded(open, '203.0.113.7', addressNo(n))).statusCode)
    expect(bare).toEqual([401, 401, 401, 429, 429])
    const behind = await startServer({
      settings: { 'throttle.signIns': 3 },
      config: { trustedProxies: ['127.0.0.1'] },
    })
    const through = []
    for (let n = 0; n < 5; n++)
      through.push((await forwarded(behind, '127.0.0.1', `${addressNo(n)}, 198.18.0.9`)).statusCode)
    expect(through).toEqual([401, 401, 401, 429, 429])
    expect((await forwarded(behind, '127.0.0.1', '198.18.0.10')).statusCode).toBe(401)
  })

  test('R19 of 200 at once from one address ten are evaluated, also where two servers share the database', async () => {
    const server = await startServer()
    const other = await server.another()
    const all = await Promise.all(
      Array.from({ length: 200 }, (_, n) => tryPassword(n % 2 ? server : other, stranger('203.0.113.7'), `name${n}`)),
    )
    expect(all.filter((one) => one.problem?.code === WrongCredentials.code).length).toBeLessThanOrEqual(10)
    for (const { run } of [server, other]) await run('sign-ins')
    const { items } = await server.call(server.admin, listSignIns, { query: { address: '203.0.113.7', limit: 200 } })
    expect(items.reduce((sum, one) => sum + one.times, 0)).toBe(200)
    expect(items.filter((one) => one.reason === 'unknown')).toHaveLength(10)
    expect(items.length).toBeLessThan(16)
  })
})

test('R124 a throttle of any kind counts for each source and kind apart, exactly, and begins anew with its window', async () => {
  const { roster, clock } = await startServer()
  const ctx = contextOf(roster.world, nobody, { address: '203.0.113.7', userAgent: '', requestId: '' })
  const asks = async (times: number, throttle = { kind: 'recovery', limit: 50, minutes: 60 }) => {
    const all = await Promise.allSettled(Array.from({ length: times }, () => assertWithin(ctx, throttle)))
    return all.filter((one) => one.status === 'fulfilled').length
  }
  expect(await asks(200)).toBe(50)
  await expect(assertWithin(ctx, { kind: 'recovery', limit: 50, minutes: 60 })).rejects.toBeInstanceOf(Refusal)
  expect(await asks(3, { kind: 'code', limit: 2, minutes: 5 })).toBe(2)
  await assertWithin(ctx, { kind: 'recovery', source: 'somebody else', limit: 50, minutes: 60 })
  clock.advance(minutes(60))
  expect(await asks(60)).toBe(50)
})
