import { expect, test } from 'vitest'
import { startServer } from '../../tests/harness/server.ts'
import { issueUserLink } from '../links/contract.ts'
import { days, minutes } from '../platform/clock.ts'
import { Forbidden, Malformed, NotFound } from '../platform/failures.ts'
import { createRole } from '../roles/contract.ts'
import { createTeam } from '../teams/contract.ts'
import { createUser, listTimeline, suspendUser } from '../users/contract.ts'
import {
  giveUpMail,
  listOutbox,
  MailEnded,
  MailObsolete,
  MailSending,
  MailWaits,
  previewMail,
  retryFailed,
  retryMail,
  showOutbox,
} from './contract.ts'

type Cell = [scope: string, action: string, level: 'yes' | 'team' | 'all']

/** Invitations go to Ada of the crew and to Zoe of none. Rita reads and Rudi edits the mails to the crew. */
async function openPostOffice(settings = {}) {
  const app = await startServer({ mail: true, settings })
  const { admin, call } = app
  const crew = await call(admin, createTeam, { body: { name: 'Crew' } })
  const helper = async (name: string, cells: Cell[]) => {
    const permissions = cells.map(([scope, action, level]) => ({ scope, action, level }))
    const role = await call(admin, createRole, { body: { name: `${name}’s role`, permissions } })
    return app.person(name, { roles: [role.id], teams: [crew.id] })
  }
  const rita = await helper('Rita Read', [
    ['outbox', 'read', 'yes'],
    ['users', 'read', 'team'],
  ])
  const rudi = await helper('Rudi Edit', [
    ['outbox', 'read', 'yes'],
    ['outbox', 'edit', 'yes'],
    ['users', 'read', 'team'],
  ])
  const invite = (username: string, teams: string[] = []) =>
    call(admin, createUser, {
      body: {
        username,
        givenName: username,
        emails: [`${username}@example.org`],
        wayIn: 'mail-link',
        teams: teams.map((id) => ({ id })),
      },
    })
  const ada = await invite('ada', [crew.id])
  app.clock.advance(minutes(1))
  const zoe = await invite('zoe')
  const mails = async (query = {}, who = admin) => (await call(who, listOutbox, { query })).items
  const mailTo = async (id: string) => (await mails({ userId: id }))[0]?.id ?? ''
  const fail = async () => {
    app.mailbox?.script.push({ at: 'recipient', status: 450 }, { at: 'recipient', status: 450 })
    await app.run('mail')
  }
  return { ...app, crew, rita, rudi, ada, zoe, invite, mails, mailTo, fail }
}

test('R118 only who may read sees the outbox, only who may edit moves it, and nobody past the people they see', async () => {
  const { refused, person, rita, rudi, ada, zoe, mails, mailTo, visitor } = await openPostOffice()
  const kim = await person('Kim Novak')
  const [toAda, toZoe] = [await mailTo(ada.id), await mailTo(zoe.id)]
  for (const contract of [listOutbox, showOutbox]) await refused(kim, contract, {}, Forbidden)
  for (const contract of [retryMail, giveUpMail]) {
    await refused(rita, contract, { params: { mail: toAda } }, Forbidden)
    await refused(rudi, contract, { params: { mail: toZoe } }, NotFound)
  }
  await refused(rita, retryFailed, {}, Forbidden)
  for (const mail of [toZoe, visitor.id || ada.id]) await refused(rita, previewMail, { params: { mail } }, NotFound)
  expect((await mails({}, rita)).map((mail) => mail.recipient)).toEqual(['ada@example.org'])
  expect(await mails({ recipient: 'zoe' }, rita)).toEqual([])
  expect((await mails({}, rita))[0]?.can).toEqual({ retry: false, giveUp: false })
})

test('the outbox tells states, tries and reasons, and is asked by each of them', async () => {
  const { admin, call, mails, fail, run, ada, zoe, clock, refused } = await openPostOffice()
  expect(await call(admin, showOutbox, {})).toMatchObject({ mailAvailable: true, counts: { queued: 2, failed: 0 } })
  await fail()
  expect((await call(admin, showOutbox, {})).counts).toMatchObject({ queued: 0, failed: 2 })
  expect(await mails()).toMatchObject([
    { recipient: 'zoe@example.org', person: { id: zoe.id, name: 'zoe' }, state: 'failed', attempts: 1 },
    {
      recipient: 'ada@example.org',
      lastError: 'The mail server wants it later (450).',
      can: { retry: true, giveUp: true },
    },
  ])
  clock.advance(minutes(2))
  await run('mail')
  expect(await mails({ state: 'sent' })).toMatchObject([
    { attempts: 2, lastError: '', nextAt: null, can: { retry: false, giveUp: false } },
    {},
  ])
  const ids = async (query: object) => (await mails(query)).map((mail) => mail.person?.id)
  expect(await ids({ state: 'failed' })).toEqual([])
  expect(await ids({ recipient: 'ADA@' })).toEqual([ada.id])
  expect(await ids({ recipient: '%' })).toEqual([])
  expect(await ids({ template: 'invitation' })).toEqual([zoe.id, ada.id])
  expect(await ids({ template: 'test' })).toEqual([])
  expect(await ids({ userId: zoe.id })).toEqual([zoe.id])
  expect(await ids({ from: '2026-03-02T09:01:00Z' })).toEqual([zoe.id])
  expect(await ids({ until: '2026-03-02T09:01:00Z' })).toEqual([ada.id])
  await refused(admin, listOutbox, { query: { after: 'x' } }, Malformed)
})

test('pages of one hold every mail once, while others arrive', async () => {
  const { admin, call, invite } = await openPostOffice()
  for (const query of [{}, { template: 'invitation' }]) {
    const whole = (await call(admin, listOutbox, { query })).items.map((mail) => mail.id)
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await call(admin, listOutbox, { query: { ...query, limit: 1, ...(after ? { after } : {}) } })
      seen.push(...page.items.map((mail) => mail.id))
      after = page.next ?? undefined
      await invite(`late${seen.length}${Object.keys(query).length}`)
    } while (after)
    expect(seen).toEqual(whole)
  }
})

test('R26 R111 what a mail says is shown without its link, also after it was sent', async () => {
  const { call, rita, run, mailbox, mailTo, ada } = await openPostOffice()
  const mail = await mailTo(ada.id)
  const preview = () => call(rita, previewMail, { params: { mail } })
  const before = await preview()
  expect(before.text).toContain('Hello ada,')
  expect(before.text).toContain('/activate#••••••••')
  expect(before.text).toContain('Your username: ada')
  await run('mail')
  expect(await preview()).toEqual(before)
  const secret = /#([\w.-]+)/.exec(mailbox?.newest('ada@example.org').text ?? '')?.[1] ?? ''
  expect(secret.length).toBeGreaterThan(20)
  expect(JSON.stringify(await call(rita, listOutbox, {}))).not.toContain(secret)
  expect(before.text).not.toContain(secret)
})

test('a mail that failed goes out at once when asked, which is told on the page of its person', async () => {
  const { call, refused, admin, rudi, fail, run, mailbox, mailTo, mails, ada } = await openPostOffice()
  const mail = await mailTo(ada.id)
  await refused(rudi, retryMail, { params: { mail } }, MailWaits)
  await fail()
  expect(await call(rudi, retryMail, { params: { mail } })).toMatchObject({
    state: 'queued',
    lastError: '',
    attempts: 1,
  })
  await run('mail')
  expect(mailbox?.mails.map((one) => one.recipient)).toEqual(['ada@example.org'])
  expect((await mails({ state: 'failed' })).map((one) => one.recipient)).toEqual(['zoe@example.org'])
  await refused(rudi, retryMail, { params: { mail } }, MailEnded)
  const { items } = await call(admin, listTimeline, { params: { user: ada.id } })
  expect(items[0]).toMatchObject({ event: 'mail.retried', actor: { id: rudi.id }, entity: { name: 'ada@example.org' } })
})

test('what was given up is not tried again, unless asked; an ended link is not sent', async () => {
  const { call, refused, admin, run, mailbox, mailTo, ada, zoe, clock } = await openPostOffice()
  const [toAda, toZoe] = [await mailTo(ada.id), await mailTo(zoe.id)]
  for (const mail of [toAda, toZoe])
    expect(await call(admin, giveUpMail, { params: { mail } })).toMatchObject({
      state: 'given-up',
      lastError: 'Given up by hand.',
      nextAt: null,
    })
  await refused(admin, giveUpMail, { params: { mail: toAda } }, MailEnded)
  clock.advance(minutes(50))
  await run('mail')
  expect(mailbox?.mails).toEqual([])
  await call(admin, suspendUser, { params: { user: zoe.id }, body: {} })
  await refused(admin, retryMail, { params: { mail: toZoe } }, MailObsolete)
  await call(admin, retryMail, { params: { mail: toAda } })
  await run('mail')
  expect(mailbox?.newest('ada@example.org').text).toContain('Hello ada,')
})

test('all that failed go out together, as far as one sees to whom', async () => {
  const { call, admin, rudi, fail, run, mailbox } = await openPostOffice()
  await fail()
  expect(await call(rudi, retryFailed, {})).toEqual({ retried: 1, left: false })
  expect(await call(admin, retryFailed, {})).toEqual({ retried: 1, left: false })
  await run('mail')
  expect(mailbox?.mails.map((one) => one.recipient).sort()).toEqual(['ada@example.org', 'zoe@example.org'])
  expect(await call(admin, retryFailed, {})).toEqual({ retried: 0, left: false })
})

test('races: while two servers send, nothing that is sent was given up, and nothing is sent twice', async () => {
  const { attempt, admin, run, mailbox, invite, mails, fail } = await openPostOffice()
  for (let n = 0; n < 12; n++) await invite(`guest${n}`)
  const all = await mails({ limit: 50 })
  await Promise.all([
    run('mail'),
    run('mail'),
    ...all.map((mail, n) => attempt(admin, n % 2 ? giveUpMail : retryMail, { params: { mail: mail.id } })),
    fail(),
  ])
  mailbox?.script.splice(0)
  await Promise.all([attempt(admin, retryFailed, {}), run('mail'), run('mail')])
  await attempt(admin, retryFailed, {})
  await run('mail')
  const after = await mails({ limit: 50 })
  const got = mailbox?.mails.map((one) => one.recipient) ?? []
  expect(new Set(got).size).toBe(got.length)
  expect(
    after
      .filter((mail) => mail.state === 'sent')
      .map((mail) => mail.recipient)
      .sort(),
  ).toEqual(got.sort())
  expect(after.every((mail) => mail.state === 'sent' || mail.state === 'given-up')).toBe(true)
})

test('a mail that is being sent is left to its sender; one that a dead sender left can be given up', async () => {
  const { call, refused, admin, roster, mailTo, ada, clock } = await openPostOffice()
  const mail = await mailTo(ada.id)
  const leased = { state: 'sending', attempts: 1, next_at: '2026-03-02T09:06:00.000Z' } as const
  await roster.world.engine.writes
    .updateTable('outbox')
    .set(leased as never)
    .where('id', '=', mail)
    .execute()
  await refused(admin, giveUpMail, { params: { mail } }, MailSending)
  await refused(admin, retryMail, { params: { mail } }, MailSending)
  clock.advance(minutes(10))
  expect((await call(admin, giveUpMail, { params: { mail } })).state).toBe('given-up')
})

test('R115 mails that ended are forgotten after as many days as the setting says, those that wait are not', async () => {
  const { run, clock, mails, mailTo, ada, call, admin, signIn } = await openPostOffice({ 'mail.keepDays': 10 })
  await call(admin, giveUpMail, { params: { mail: await mailTo(ada.id) } })
  clock.advance(days(9))
  await run('forget-mail')
  await signIn(admin)
  expect(await mails()).toHaveLength(2)
  clock.advance(days(2))
  await run('forget-mail')
  await signIn(admin)
  expect((await mails()).map((mail) => mail.recipient)).toEqual(['zoe@example.org'])
})

test('without a mail server the outbox says so', async () => {
  const app = await startServer()
  const user = await app.call(app.admin, createUser, { body: { username: 'ada', emails: ['ada@example.org'] } })
  await app.call(app.admin, issueUserLink, { params: { user: user.id }, body: { kind: 'activation' } })
  expect(await app.call(app.admin, showOutbox, {})).toMatchObject({ mailAvailable: false, counts: { queued: 0 } })
})
