import { describe, expect, test } from 'vitest'
import { setUpPhone, showPassword } from '../../tests/harness/factors.ts'
import { startServer } from '../../tests/harness/server.ts'
import { showFactor } from '../sign-in/second-step/contract.ts'
import { listOwnFactors, makeRecoveryCodes, NoFactor, WrongCode } from './contract.ts'

describe('recovery codes', () => {
  test('R35 R42 ten of them, each once, typed with or without dashes; how many are left is told', async () => {
    const server = await startServer()
    const kim = await server.person('Kim Novak')
    await server.refused(kim, makeRecoveryCodes, {}, NoFactor)
    const { codes } = await setUpPhone(server, kim)
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{6}-){3}[0-9A-HJKMNP-TV-Z]{6}$/)
    const [first = '', second = ''] = codes
    const typed = first.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')
    const one = (await showPassword(server, kim)).browser
    expect(await server.call(one, showFactor, { body: { kind: 'recovery', code: typed } })).toMatchObject({
      recoveryCodesLeft: 9,
    })
    const two = (await showPassword(server, kim)).browser
    await server.refused(two, showFactor, { body: { kind: 'recovery', code: first } }, WrongCode)
    await server.call(two, showFactor, { body: { kind: 'recovery', code: second } })
    expect((await server.call(kim, listOwnFactors, {})).recoveryCodes).toMatchObject({ left: 8, total: 10 })
  })

  test('R42 of fifty who show the same code at once one comes in', async () => {
    const server = await startServer({ settings: { 'throttle.signIns': 1000, 'locks.attempts': 50 } })
    const kim = await server.person('Kim Novak')
    const [code = ''] = (await setUpPhone(server, kim)).codes
    const browsers = []
    for (let n = 0; n < 10; n++) browsers.push((await showPassword(server, kim)).browser)
    const outcomes = await Promise.all(
      browsers.flatMap((browser) =>
        Array.from({ length: 5 }, () => server.attempt(browser, showFactor, { body: { kind: 'recovery', code } })),
      ),
    )
    expect(outcomes.filter(({ status }) => status === 200)).toHaveLength(1)
    expect((await server.call(kim, listOwnFactors, {})).recoveryCodes?.left).toBe(9)
  })

  test('R42 new ones void all former ones; none of them lies in the database', async () => {
    const server = await startServer()
    const kim = await server.person('Kim Novak')
    const [former = ''] = (await setUpPhone(server, kim)).codes
    const { recoveryCodes } = await server.call(kim, makeRecoveryCodes, {})
    const { browser } = await showPassword(server, kim)
    await server.refused(browser, showFactor, { body: { kind: 'recovery', code: former } }, WrongCode)
    await server.call(browser, showFactor, { body: { kind: 'recovery', code: recoveryCodes[0] ?? '' } })
    const rows = await server.roster.world.engine.reads.selectFrom('recovery_codes').selectAll().execute()
    expect(rows).toHaveLength(10)
    for (const code of recoveryCodes) expect(JSON.stringify(rows)).not.toContain(code.replaceAll('-', ''))
  })

  test('R35 somebody else’s code opens nothing', async () => {
    const server = await startServer()
    const [kim, pat] = [await server.person('Kim Novak'), await server.person('Pat Olsen')]
    await setUpPhone(server, kim)
    const [code = ''] = (await setUpPhone(server, pat)).codes
    const { browser } = await showPassword(server, kim)
    await server.refused(browser, showFactor, { body: { kind: 'recovery', code } }, WrongCode)
  })
})
