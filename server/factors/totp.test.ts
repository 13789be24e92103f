import { describe, expect, test } from 'vitest'
import { phoneOf, setUpPhone, showPassword } from '../../tests/harness/factors.ts'
import { PASSWORD } from '../../tests/harness/people.ts'
import { startServer } from '../../tests/harness/server.ts'
import { ReauthRequired, SignedOut } from '../platform/failures.ts'
import { getMe } from '../sessions/contract.ts'
import { showFactor } from '../sign-in/second-step/contract.ts'
import {
  beginTotp,
  confirmTotp,
  listOwnFactors,
  NoFactor,
  NothingBegun,
  prove,
  removeTotp,
  WrongCode,
} from './contract.ts'

describe('an authenticator app', () => {
  test('counts for nothing before its first right code; from then on sign-in asks for it', async () => {
    const server = await startServer()
    const kim = await server.person('Kim Novak')
    await server.refused(kim, confirmTotp, { body: { code: '123456' } }, NothingBegun)
    const { secret, address } = await server.call(kim, beginTotp, {})
    expect(Buffer.from(secret).length).toBe(32) // 160 bits in base32
    expect(address).toMatch(/^otpauth:\/\/totp\/Roster:Kim%20Novak\?issuer=Roster&secret=/)
    await server.refused(kim, confirmTotp, { body: { code: '000000' } }, WrongCode)
    expect((await showPassword(server, kim)).next).toBe('session')
    const phone = phoneOf(server, secret)
    const { recoveryCodes } = await server.call(kim, confirmTotp, { body: { code: phone.code() } })
    expect(recoveryCodes).toHaveLength(10)
    const { browser, next } = await showPassword(server, kim)
    expect(next).toBe('prove')
    await server.refused(browser, getMe, {}, SignedOut)
    await server.call(browser, showFactor, { body: { kind: 'totp', code: phone.next() } })
    await server.call(browser, getMe, {})
    expect((await server.trail(kim.id)).map(({ event }) => event)).toEqual(
      expect.arrayContaining(['factor.added', 'recovery-codes.made', 'factor.awaited', 'session.opened']),
    )
  })

  test('R40 a code works once, whoever shows it first: of fifty at once one comes in', async () => {
    const server = await startServer({ settings: { 'throttle.signIns': 1000, 'locks.attempts': 50 } })
    const kim = await server.person('Kim Novak')
    const { phone } = await setUpPhone(server, kim)
    const code = phone.next()
    const browsers = []
    for (let n = 0; n < 10; n++) browsers.push((await showPassword(server, kim)).browser)
    const body = { kind: 'totp', code } as const
    const tries = browsers.flatMap((browser) =>
      Array.from({ length: 5 }, () => server.attempt(browser, showFactor, { body })),
    )
    const outcomes = await Promise.all(tries)
    expect(outcomes.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test('R40 R43 neither an older code nor one of the future; one step back for whoever types slowly', async () => {
    const server = await startServer()
    const kim = await server.person('Kim Novak')
    const { phone } = await setUpPhone(server, kim)
    const { browser } = await showPassword(server, kim)
    const old = phone.next()
    const show = (code: string) => server.attempt(browser, showFactor, { body: { kind: 'totp', code } })
    server.clock.advance(60_000)
    expect((await show(old)).problem?.code).toBe(WrongCode.code)
    const before = phone.code()
    const future = phone.next()
    server.clock.advance(-60_000)
    expect((await show(future)).problem?.code).toBe(WrongCode.code)
    server.clock.advance(60_000)
    expect((await show(before)).status).toBe(200)
    const other = (await showPassword(server, kim)).browser
    await server.refused(other, showFactor, { body: { kind: 'totp', code: before } }, WrongCode)
  })

  test('R46 its secret lies sealed, and moved to another account it opens nothing', async () => {
    const server = await startServer()
    const kim = await server.person('Kim Novak')
    const pat = await server.person('Pat Olsen')
    const { phone } = await setUpPhone(server, kim)
    await setUpPhone(server, pat)
    const { writes } = server.roster.world.engine
    const row = await writes
      .selectFrom('totp_factors')
      .select('sealed')
      .where('user_id', '=', kim.id)
      .executeTakeFirstOrThrow()
    await writes.updateTable('totp_factors').set({ sealed: row.sealed }).where('user_id', '=', pat.id).execute()
    const { browser } = await showPassword(server, pat)
    await server.refused(browser, showFactor, { body: { kind: 'totp', code: phone.next() } }, WrongCode)
  })

  test('R44 R45 R56 replacing and removing ask for the app itself; the other sessions end, this one goes on anew', async () => {
    const server = await startServer()
    const kim = await server.person('Kim Novak')
    const thief = (await showPassword(server, kim)).browser
    server.clock.advance(1000)
    await server.refused(kim, removeTotp, {}, NoFactor)
    const { phone } = await setUpPhone(server, kim)
    await server.refused(thief, removeTotp, {}, ReauthRequired)
    await server.refused(thief, beginTotp, {}, ReauthRequired)
    await server.refused(thief, prove, { body: { password: PASSWORD, kind: 'totp', code: '000000' } }, WrongCode)
    const before = [...kim.cookies.values()][0]
    const { secret } = await server.call(kim, beginTotp, {})
    const other = phoneOf(server, secret)
    await server.call(kim, confirmTotp, { body: { code: other.next() } })
    expect([...kim.cookies.values()][0]).not.toBe(before)
    await server.refused(thief, getMe, {}, SignedOut)
    const { browser } = await showPassword(server, kim)
    await server.refused(browser, showFactor, { body: { kind: 'totp', code: phone.next() } }, WrongCode)
    await server.call(browser, showFactor, { body: { kind: 'totp', code: other.next() } })
    await server.call(kim, removeTotp, {})
    await server.refused(browser, getMe, {}, SignedOut)
    expect(await server.call(kim, listOwnFactors, {})).toMatchObject({ totp: null, recoveryCodes: null })
    expect((await showPassword(server, kim)).next).toBe('session')
  })
})
