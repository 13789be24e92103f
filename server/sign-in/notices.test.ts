import { expect, test } from 'vitest'
import { failTimes, PASSWORD, signedOut, stranger } from '../../tests/harness/doors.ts'
import { startServer, type TestServer } from '../../tests/harness/server.ts'
import { signIn } from './contract.ts'

async function mails({ run, mailbox }: TestServer): Promise<string[]> {
  await run('locks')
  await run('mail')
  return (mailbox?.mails ?? []).map((mail) => mail.subject ?? '')
}

const body = { identifier: 'kim.novak', password: PASSWORD }

test('R25 people are told by mail of a lock, of a new browser and of a sign-in after failures, in their language', async () => {
  const server = await startServer({ mail: true })
  const kim = await server.person('Kim Novak', { emails: ['kim@x.example'], language: 'de' })
  expect(await mails(server)).toEqual([]) // nobody is told of their first browser
  await server.call(signedOut(kim), signIn, { body })
  expect(await mails(server)).toEqual([])
  await server.call({ ...stranger('203.0.113.7'), userAgent: 'Firefox/140 <b>' }, signIn, { body })
  expect(await mails(server)).toEqual(['Ein neuer Browser hat sich bei Ihrem Konto bei Roster angemeldet'])
  expect(server.mailbox?.mails[0]?.text).toContain('Adresse: 203.0.113.7')
  await failTimes(server, 'kim.novak', 5)
  await server.call(signedOut(kim), signIn, { body })
  expect((await mails(server)).slice(1)).toEqual([
    'Nach 5 Fehlversuchen hat sich jemand bei Ihrem Konto bei Roster angemeldet',
  ])
  await failTimes(server, 'kim.novak', 14, 50)
  expect((await mails(server)).slice(2)).toEqual(['Ihr Konto bei Roster ist verriegelt'])
  expect(server.mailbox?.mails[2]?.text).toContain('10-mal')
})

test('R25 each notice can be switched off', async () => {
  const settings = { 'notices.lock': false, 'notices.newDevice': false, 'notices.afterFailures': false }
  const server = await startServer({ mail: true, settings })
  await server.person('Kim Novak', { emails: ['kim@x.example'] })
  await failTimes(server, 'kim.novak', 6)
  await server.call(stranger('203.0.113.7'), signIn, { body })
  await failTimes(server, 'kim.novak', 10, 50)
  expect(await mails(server)).toEqual([])
})
