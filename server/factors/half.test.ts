import { describe, expect, test } from 'vitest'
import { phoneOf, setUpPhone, showPassword } from '../../tests/harness/factors.ts'
import { PASSWORD } from '../../tests/harness/people.ts'
import { startServer, type TestServer } from '../../tests/harness/server.ts'
import { features } from '../app/features.ts'
import type { Contract } from '../platform/contract.ts'
import { SignedOut } from '../platform/failures.ts'
import { endUserSessions, getMe, signOut } from '../sessions/contract.ts'
import { signIn } from '../sign-in/contract.ts'
import { beginEnrolment, confirmEnrolment, getStep, showFactor } from '../sign-in/second-step/contract.ts'
import { suspendUser } from '../users/contract.ts'
import { askForFactor, WrongCode } from './contract.ts'

const NOBODY = 'ffffffff-ffff-7fff-8fff-ffffffffffff'
const contracts = features.flatMap((feature) => feature.routes.map((route) => route.contract))

describe('half signed in', () => {
  test('R38 R39 it reaches what it is for and sign-out; to every other route it is nobody', async () => {
    const server = await startServer()
    const kim = await server.person('Kim Novak')
    await setUpPhone(server, kim)
    const pat = await server.person('Pat Olsen')
    await server.call(server.admin, askForFactor, { params: { user: pat.id } })
    for (const [person, purpose] of [[kim, 'prove'] as const, [pat, 'enrol'] as const]) {
      const { browser, next } = await showPassword(server, person)
      expect(next).toBe(purpose)
      for (const contract of contracts.filter((one) => one.access !== 'public' && !one.half?.includes(purpose)))
        expect([purpose, contract.id, await statusFor(server, browser, contract)]).toEqual([purpose, contract.id, 401])
      await server.call(browser, getStep, {})
      await server.call(browser, signOut, {})
      await server.refused(browser, getStep, {}, SignedOut)
    }
  })

  test('R39 its cookie is another one; neither opens what the other does', async () => {
    const server = await startServer()
    const kim = await server.person('Kim Novak')
    await setUpPhone(server, kim)
    const { browser } = await showPassword(server, kim)
    const [[half = '', secret = ''] = []] = [...browser.cookies]
    const [session = ''] = [...kim.cookies.keys()]
    expect(half).toBe(`${session}-half`)
    await server.refused({ cookies: new Map([[session, secret]]) }, getMe, {}, SignedOut)
    await server.refused({ cookies: new Map([[half, kim.cookies.get(session) ?? '']]) }, getStep, {}, SignedOut)
  })

  test('R39 it is bound to its browser, lasts ten minutes, and ends with whatever ends sessions', async () => {
    const server = await startServer()
    const kim = await server.person('Kim Novak')
    const { phone } = await setUpPhone(server, kim)
    const { browser } = await showPassword(server, kim, { userAgent: 'Firefox' })
    await server.refused({ ...browser, userAgent: 'curl' }, getStep, {}, SignedOut)
    server.clock.advance(10 * 60_000 - 1)
    await server.call(browser, getStep, {})
    server.clock.advance(1)
    const body = { kind: 'totp', code: phone.code() } as const
    await server.refused(browser, showFactor, { body }, SignedOut)
    const suspended = (await showPassword(server, kim)).browser
    await server.call(server.admin, suspendUser, { params: { user: kim.id }, body: {} })
    await server.refused(suspended, showFactor, { body }, SignedOut)
  })

  test('R39 it works once: what it became is another reference, and a copy of it is nothing any more', async () => {
    const server = await startServer()
    const kim = await server.person('Kim Novak')
    const { phone } = await setUpPhone(server, kim)
    const { browser } = await showPassword(server, kim)
    const copy = { ...browser, cookies: new Map(browser.cookies) }
    await server.call(browser, showFactor, { body: { kind: 'totp', code: phone.next() } })
    expect((await server.call(browser, getMe, {})).id).toBe(kim.id)
    expect([...browser.cookies.keys()].some((name) => name.endsWith('-half'))).toBe(false)
    await server.refused(copy, showFactor, { body: { kind: 'totp', code: phone.next() } }, SignedOut)
  })

  test('R45 a half session that asks for a factor does not set another one up', async () => {
    const server = await startServer()
    const kim = await server.person('Kim Novak')
    await setUpPhone(server, kim)
    const { browser } = await showPassword(server, kim)
    await server.refused(browser, beginEnrolment, {}, SignedOut)
    await server.refused(browser, confirmEnrolment, { body: { code: '123456' } }, SignedOut)
  })

  test('R45 one that was opened before there was a factor does not replace it afterwards', async () => {
    const server = await startServer()
    const kim = await server.person('Kim Novak')
    await server.call(server.admin, askForFactor, { params: { user: kim.id } })
    const thief = (await showPassword(server, kim)).browser
    const { secret } = await server.call(thief, beginEnrolment, {})
    await setUpPhone(server, kim)
    await server.refused(thief, confirmEnrolment, { body: { code: phoneOf(server, secret).code() } }, SignedOut)
    await server.refused(thief, beginEnrolment, {}, SignedOut)
  })

  test('R41 after five codes the password is asked for again, and what was counted stays counted', async () => {
    const server = await startServer({ settings: { 'locks.attempts': 8 } })
    const kim = await server.person('Kim Novak')
    const { phone } = await setUpPhone(server, kim)
    const wrong = { body: { kind: 'totp', code: '000000' } } as const
    const first = (await showPassword(server, kim)).browser
    const tried = await Promise.all(Array.from({ length: 50 }, () => server.attempt(first, showFactor, wrong)))
    expect(tried.filter(({ problem }) => problem?.code === WrongCode.code)).toHaveLength(5)
    const second = (await showPassword(server, kim)).browser
    for (let n = 0; n < 3; n++) await server.refused(second, showFactor, wrong, WrongCode)
    const right = { body: { kind: 'totp', code: phone.next() } } as const
    expect((await server.attempt(second, showFactor, right)).problem?.code).toBe('account-locked')
    const again = await server.attempt({ ...kim, cookies: new Map() }, signIn, {
      body: { identifier: kim.identifier, password: PASSWORD },
    })
    expect(again.problem?.code).toBe('wrong-credentials')
  })

  test('R57 an administrator who signs somebody out everywhere ends what is half open, too', async () => {
    const server = await startServer()
    const kim = await server.person('Kim Novak')
    const { phone } = await setUpPhone(server, kim)
    const { browser } = await showPassword(server, kim)
    await server.call(server.admin, endUserSessions, { params: { user: kim.id } })
    await server.refused(browser, showFactor, { body: { kind: 'totp', code: phone.next() } }, SignedOut)
  })
})

async function statusFor({ roster }: TestServer, { cookies }: { cookies: Map<string, string> }, contract: Contract) {
  const hasBody = contract.method !== 'GET' && contract.method !== 'DELETE'
  const answer = await roster.server.inject({
    method: contract.method,
    url: `/api/v1${contract.path.replace(/:\w+/g, NOBODY)}`,
    headers: {
      'sec-fetch-site': 'same-origin',
      'if-match': '"1"',
      cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
      ...(hasBody ? { 'content-type': contract.upload?.type ?? 'application/json' } : {}),
    },
    ...(hasBody ? { payload: contract.upload ? 'a,b\n' : '{}' } : {}),
  })
  return answer.statusCode
}
