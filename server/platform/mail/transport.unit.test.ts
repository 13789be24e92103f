import { expect, test } from 'vitest'
import { openMailbox } from '../../../tests/harness/mailbox.ts'
import { openTransport } from './index.ts'

const message = {
  from: 'Roster <roster@example.org>',
  to: 'ada@example.org',
  subject: 'Hello',
  text: 'Hello',
  html: '<p>Hello</p>',
  messageId: '<1@example.org>',
  date: '2026-03-02T09:00:00.000Z',
}

/** The mailbox speaks on 127.0.0.1; this is another name for it that is not known as this machine. */
const elsewhere = (url: string, query = '') => url.replace('127.0.0.1', '[::ffff:127.0.0.1]') + query

test('a mail server elsewhere must offer TLS', async () => {
  const mailbox = await openMailbox()
  await expect(openTransport(elsewhere(mailbox.url)).send(message)).rejects.toMatchObject({ code: 'ETLS' })
  await openTransport(elsewhere(mailbox.url, '?insecure=1')).send(message)
  expect(mailbox.mails).toHaveLength(1)
})

test('a mail server elsewhere must have a certificate that is trusted', async () => {
  const mailbox = await openMailbox({ hideSTARTTLS: false, disabledCommands: [] })
  await expect(openTransport(elsewhere(mailbox.url)).send(message)).rejects.toThrow(/certificate|self.signed/i)
  expect(mailbox.mails).toEqual([])
})

test('a mail server on this machine may do without', async () => {
  const mailbox = await openMailbox()
  await openTransport(mailbox.url).send(message)
  expect(mailbox.mails).toHaveLength(1)
})

test('user and password come out of the address, also with signs that addresses escape', async () => {
  const seen: unknown[] = []
  const mailbox = await openMailbox({
    authOptional: false,
    onAuth({ username, password }, _session, done) {
      seen.push(username, password)
      done(null, { user: username })
    },
  })
  await openTransport(mailbox.url.replace('//', '//post%40home:p%2Fw%3A@')).send(message)
  expect(seen).toEqual(['post@home', 'p/w:'])
})

test('a recipient cannot add another one', async () => {
  const mailbox = await openMailbox()
  const sneaky = { ...message, to: 'ada@example.org>\r\nRCPT TO:<eve@example.org' }
  await openTransport(mailbox.url)
    .send(sneaky)
    .catch(() => {})
  expect(mailbox.mails.filter((mail) => mail.recipient.startsWith('eve'))).toEqual([])
})
