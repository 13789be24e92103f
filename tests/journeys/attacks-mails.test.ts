import { expect, test } from 'vitest'
import { giveUpMail, listOutbox, retryMail } from '../../server/outbox/contract.ts'
import { createUser, suspendUser } from '../../server/users/contract.ts'
import { PASSWORD } from '../harness/people.ts'
import { startServer } from '../harness/server.ts'

const SETTINGS = { 'passwords.adminMaySet': true }

test('R28 nobody is told how to sign in who was barred before the mail left; who was not is told all of it', async () => {
  const { admin, call, mailbox, run } = await startServer({ mail: true, settings: SETTINGS })
  const invite = (username: string) => {
    const way = { wayIn: 'password', password: PASSWORD, sendAccessInfo: true } as const
    return call(admin, createUser, { body: { username, emails: [`${username}@example.org`], ...way } })
  }
  const [ada, bo] = [await invite('ada.l'), await invite('bo.b')]
  await call(admin, suspendUser, { params: { user: bo.id }, body: {} })
  const mailOf = async (userId: string) => (await call(admin, listOutbox, { query: { userId } })).items[0]
  const params = { mail: (await mailOf(ada.id))?.id ?? '' }
  await call(admin, giveUpMail, { params })
  await call(admin, retryMail, { params })
  await run('mail')
  expect(mailbox?.mails.map((mail) => mail.recipient)).toEqual(['ada.l@example.org'])
  expect(mailbox?.mails[0]?.text).toContain('Username: ada.l')
  expect((await mailOf(bo.id))?.state).toBe('given-up')
})
