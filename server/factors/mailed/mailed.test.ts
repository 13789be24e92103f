import { describe, expect, test } from 'vitest'
import { tryPassword } from '../../../tests/harness/doors.ts'
import { dump } from '../../../tests/harness/dump.ts'
import { showPassword } from '../../../tests/harness/factors.ts'
import { openMailbox } from '../../../tests/harness/mailbox.ts'
import { PASSWORD, type Person, visitor } from '../../../tests/harness/people.ts'
import { startServer, type TestServer } from '../../../tests/harness/server.ts'
import { listOutbox, previewMail } from '../../outbox/contract.ts'
import { ReauthRequired, TooMany } from '../../platform/failures.ts'
import { getMe } from '../../sessions/contract.ts'
import { getStep, showFactor } from '../../sign-in/second-step/contract.ts'
import { confirmStepMail, sendStepCode } from '../../sign-in/second-step/mailed/contract.ts'
import { askForFactor, listOwnFactors, NoFactor, prove, WrongCode } from '../contract.ts'
import { sendProofCode } from '../prove/contract.ts'
import { beginMailed, confirmMailed, NoMailedCodes, removeMailed } from './contract.ts'

const MINUTE = 60_000
const settings = { 'secondFactor.mail': true }

describe('codes by mail', () => {
  test('R48 G-13 are had where the settings and a mail server allow them, and by no administrator unless said so', async () => {
    const without = await startServer({ settings })
    await without.refused(await without.person('Kim Novak', KIM), beginMailed, {}, NoMailedCodes)
    const off = await startServer({ mail: true })
    await off.refused(await off.person('Kim Novak', KIM), beginMailed, {}, NoMailedCodes)
    const server = await startServer({ mail: true, settings })
    await server.refused(await server.person('Pat Olsen'), beginMailed, {}, NoMailedCodes)
    const ann = await server.person('Ann Admin', { type: 'admin', emails: ['ann@x.example'] })
    await server.refused(ann, beginMailed, {}, NoMailedCodes)
    const open = await startServer({ mail: true, settings: { ...settings, 'secondFactor.mailForAdmins': true } })
    await open.call(await open.person('Ann Admin', { type: 'admin', emails: ['ann@x.example'] }), beginMailed, {})
  })

  test('G-18 R41 the first one sets them up; sign-in mails one each time, which works once and there alone', async () => {
    const server = await startServer({ mail: true, settings })
    const kim = await server.person('Kim Novak', KIM)
    expect(await setUp(server, kim)).toHaveLength(10)
    server.clock.advance(MINUTE)
    const { browser, next } = await showPassword(server, kim)
    expect([next, (await server.call(browser, getStep, {})).kinds]).toEqual(['prove', ['mail', 'recovery']])
    const { address } = await server.call(browser, sendStepCode, {})
    expect(address).toBe('k•••@x.example')
    const code = await mailedCode(server)
    expect(code).toMatch(/^\d{8}$/)
    const elsewhere = (await showPassword(server, kim)).browser
    await server.refused(elsewhere, showFactor, { body: { kind: 'mail', code } }, WrongCode)
    const tries = Array.from({ length: 4 }, () => ({ ...browser, cookies: new Map(browser.cookies) }))
    const outcomes = await Promise.all(
      tries.map((one) => server.attempt(one, showFactor, { body: { kind: 'mail', code } })),
    )
    expect(outcomes.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test('R41 ten minutes, five tries; another one ends the former, and comes a minute later', async () => {
    const server = await startServer({ mail: true, settings: { ...settings, 'locks.attempts': 50 } })
    const kim = await server.person('Kim Novak', KIM)
    await setUp(server, kim)
    const { browser } = await showPassword(server, kim)
    await server.call(browser, sendStepCode, {})
    const first = await mailedCode(server)
    expect((await server.refused(browser, sendStepCode, {}, TooMany)).code).toBe(TooMany.code)
    server.clock.advance(MINUTE)
    await server.call(browser, sendStepCode, {})
    const second = await mailedCode(server)
    await server.refused(browser, showFactor, { body: { kind: 'mail', code: first } }, WrongCode)
    for (let n = 0; n < 3; n++)
      await server.refused(browser, showFactor, { body: { kind: 'mail', code: '00000000' } }, WrongCode)
    await server.call(browser, showFactor, { body: { kind: 'mail', code: second } })
    const slow = (await showPassword(server, kim)).browser
    await server.call(slow, sendStepCode, {})
    server.clock.advance(10 * MINUTE)
    const outcome = await server.attempt(slow, showFactor, { body: { kind: 'mail', code: await mailedCode(server) } })
    expect(outcome.status).toBe(401)
  })

  test('R41 a mailbox is not flooded by whoever has the password; what was tried counts on in the next attempt', async () => {
    const server = await startServer({ mail: true, settings: { ...settings, 'locks.attempts': 8 } })
    const kim = await server.person('Kim Novak', KIM)
    await setUp(server, kim)
    const sent = []
    for (let n = 0; n < 12; n++) {
      const { browser } = await showPassword(server, kim)
      sent.push((await server.attempt(browser, sendStepCode, {})).status)
    }
    expect(sent.filter((status) => status === 200)).toHaveLength(9)
    const wrong = { body: { kind: 'mail', code: '00000000' } } as const
    for (const tries of [5, 3]) {
      const { browser } = await showPassword(server, kim)
      for (let n = 0; n < tries; n++) await server.refused(browser, showFactor, wrong, WrongCode)
    }
    const { problem } = await tryPassword(server, visitor(), kim.identifier, PASSWORD)
    expect(problem?.code).toBe('wrong-credentials')
  })

  test('R27 R41 neither the database nor the outbox holds the code, and nobody is shown it', async () => {
    const server = await startServer({ mail: true, settings })
    const kim = await server.person('Kim Novak', KIM)
    await setUp(server, kim)
    const { browser } = await showPassword(server, kim)
    await server.call(browser, sendStepCode, {})
    const waiting = await dump(server.roster.world.engine.reads)
    const code = await mailedCode(server)
    expect(waiting).not.toContain(code)
    expect(await dump(server.roster.world.engine.reads)).not.toContain(code)
    const { items } = await server.call(server.admin, listOutbox, {})
    const mail = items.find(({ template }) => template === 'second-factor-code')?.id ?? ''
    const { text } = await server.call(server.admin, previewMail, { params: { mail } })
    expect(text).toContain('••••••••')
    expect(text).not.toContain(code)
  })

  test('R16 with the mail server down, sign-in answers at once and the code comes when it is back', async () => {
    const server = await startServer({ mail: true, settings })
    const kim = await server.person('Kim Novak', KIM)
    await setUp(server, kim)
    const port = Number(new URL(server.mailbox?.url ?? '').port)
    await server.mailbox?.stop()
    const { browser } = await showPassword(server, kim)
    await server.call(browser, sendStepCode, {})
    await server.run('mail')
    const back = await openMailbox({ port })
    server.clock.advance(2 * MINUTE)
    const code = await mailedCode({ ...server, mailbox: back })
    expect(back.mails.filter(({ subject }) => subject === 'Your code for Roster')).toHaveLength(1)
    await server.call(browser, showFactor, { body: { kind: 'mail', code } })
    await server.call(browser, getMe, {})
  })

  test('R38 where a factor is asked for, they are set up at sign-in; R45 R59 they confirm, and are removed', async () => {
    const server = await startServer({ mail: true, settings })
    const kim = await server.person('Kim Novak', KIM)
    await server.call(server.admin, askForFactor, { params: { user: kim.id } })
    const { browser, next } = await showPassword(server, kim)
    expect([next, (await server.call(browser, getStep, {})).kinds]).toEqual(['enrol', ['passkey', 'totp', 'mail']])
    await server.call(browser, sendStepCode, {})
    await server.refused(browser, confirmStepMail, { body: { code: '00000000' } }, WrongCode)
    const { recoveryCodes } = await server.call(browser, confirmStepMail, { body: { code: await mailedCode(server) } })
    expect(recoveryCodes).toHaveLength(10)
    server.clock.advance(11 * MINUTE)
    await server.refused(browser, removeMailed, {}, ReauthRequired)
    await server.call(browser, sendProofCode, {})
    const code = await mailedCode(server)
    await server.refused(browser, prove, { body: { password: PASSWORD, kind: 'mail', code: '00000000' } }, WrongCode)
    await server.call(browser, prove, { body: { password: PASSWORD, kind: 'mail', code } })
    expect((await server.call(browser, listOwnFactors, {})).mail?.usedAt).toBe(server.clock.now())
  })
})

const KIM = { emails: ['kim@x.example'] }

async function setUp(server: TestServer, person: Person): Promise<readonly string[] | null> {
  await server.refused(person, removeMailed, {}, NoFactor)
  await server.call(person, beginMailed, {})
  await server.refused(person, confirmMailed, { body: { code: '00000000' } }, WrongCode)
  return (await server.call(person, confirmMailed, { body: { code: await mailedCode(server) } })).recoveryCodes
}

/** The code of the newest mail that has one. */
async function mailedCode({ run, mailbox }: TestServer): Promise<string> {
  await run('mail')
  const texts = (mailbox?.mails ?? []).map(({ text }) => text ?? '')
  return /your code is (\d{8})/.exec(texts.findLast((text) => text.includes('your code is')) ?? '')?.[1] ?? ''
}
