import { expect, test } from 'vitest'
import { setUpPhone, showPassword } from '../../tests/harness/factors.ts'
import { addKey } from '../../tests/harness/passkeys.ts'
import { startServer, type TestServer } from '../../tests/harness/server.ts'
import { signOut } from '../sessions/contract.ts'
import { showFactor } from '../sign-in/second-step/contract.ts'
import { makeRecoveryCodes, removeTotp, resetFactors, WrongCode } from './contract.ts'

const KIM = { emails: ['kim@x.example'], language: 'de' }
const TEN_MINUTES = 10 * 60_000

test('R25 people are told of every change of their second factors, in their language', async () => {
  const server = await startServer({ mail: true })
  const kim = await server.person('Kim Novak', KIM)
  await setUpPhone(server, kim)
  expect(await mails(server)).toEqual(['Ihr Konto bei Roster hat einen weiteren zweiten Faktor'])
  await addKey(server, kim, { name: 'Laptop' })
  expect((await mails(server)).slice(1)).toEqual(['Ihr Konto bei Roster hat einen weiteren zweiten Faktor'])
  expect(server.mailbox?.mails[1]?.text).toContain('der Passkey „Laptop“')
  await server.call(kim, makeRecoveryCodes, {})
  await server.call(kim, removeTotp, {})
  await server.call(server.admin, resetFactors, { params: { user: kim.id } })
  expect((await mails(server)).slice(2)).toEqual([
    'Neue Wiederherstellungscodes für Ihr Konto bei Roster',
    'Bei Ihrem Konto bei Roster wurde ein zweiter Faktor entfernt',
    'Der zweite Faktor Ihres Kontos bei Roster wurde zurückgesetzt',
  ])
})

test('R25 who had the password and failed at the second factor: told once, when it is over; not who came in after a slip', async () => {
  const server = await startServer({ mail: true })
  const kim = await server.person('Kim Novak', { emails: ['kim@x.example'] })
  const { phone } = await setUpPhone(server, kim)
  await mails(server)
  const wrong = { body: { kind: 'totp', code: '000000' } } as const
  const failing = async (address: string) => {
    const { browser } = await showPassword(server, kim, { address, userAgent: 'Firefox' })
    await server.refused(browser, showFactor, wrong, WrongCode)
    return browser
  }
  const slip = await failing('203.0.113.5')
  await server.call(slip, showFactor, { body: { kind: 'totp', code: phone.next() } })
  const thief = await failing('203.0.113.7')
  await failing('203.0.113.8')
  expect(await told(server)).toEqual([])
  await server.call(thief, signOut, {})
  expect(await told(server)).toEqual(['203.0.113.7 once'])
  server.clock.advance(TEN_MINUTES)
  expect(await told(server)).toEqual(['203.0.113.7 once', '203.0.113.8 once'])
  expect(await told(server)).toHaveLength(2)
})

test('R25 where the setting says no, nobody is told', async () => {
  const server = await startServer({ mail: true, settings: { 'notices.factors': false } })
  const kim = await server.person('Kim Novak', KIM)
  await setUpPhone(server, kim)
  expect(await mails(server)).toEqual([])
})

async function mails({ run, mailbox }: TestServer): Promise<string[]> {
  await run('mail')
  return (mailbox?.mails ?? []).map(({ subject }) => subject ?? '')
}

/** From where somebody failed, and how often, as their owner was told. */
async function told(server: TestServer): Promise<string[]> {
  await server.run('failed-factors')
  await mails(server)
  const texts = (server.mailbox?.mails ?? []).filter(({ subject }) => subject?.includes('failed at your second factor'))
  return texts.map(({ text = '' }) => `${/from ([\d.]+)/.exec(text)?.[1]} ${/tried (once|\d+ times)/.exec(text)?.[1]}`)
}
