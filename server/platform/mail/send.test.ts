import { expect, test } from 'vitest'
import { type Mailbox, openMailbox } from '../../../tests/harness/mailbox.ts'
import { openWorld, sibling, type TestWorld } from '../../../tests/harness/world.ts'
import { hours, later, minutes } from '../clock.ts'
import { newId } from '../ids.ts'
import { listMail, type NewMail, openTransport, queueMail, type Resolve, sendDueMail } from './index.ts'

const ada = { id: newId(), address: 'ada@example.org' }
const link = 'http://localhost:3000/activate#secret-of-the-link'
const invitation: NewMail = {
  template: 'invitation',
  language: 'en',
  recipient: ada.address,
  userId: ada.id,
  linkId: null,
}
const resolve: Resolve = async () => ({
  variables: { name: 'Ada', username: 'ada', link, expiresAt: '2026-03-05T09:00:00.000Z' },
})

async function openPost(environment: { ROSTER_SMTP_URL?: string } = {}) {
  const mailbox = await openMailbox()
  const world = await openWorld({ environment: { ROSTER_SMTP_URL: mailbox.url, ...environment } })
  return { mailbox, world }
}

const queue = ({ ctx }: TestWorld, mail: Partial<NewMail> = {}) =>
  ctx.upkeep((tx) => queueMail(tx, { ...invitation, ...mail }))
const send = (world: TestWorld, with_: Resolve = resolve) =>
  sendDueMail(world.ctx, { transport: openTransport(world.settings['mail.server']), resolve: with_ })
const states = async ({ ctx }: TestWorld) => (await listMail(ctx.db, ada.id)).map(({ state }) => state)

test('an operation that fails sends nothing', async () => {
  const { mailbox, world } = await openPost()
  const failing = world.ctx.upkeep(async (tx) => {
    await queueMail(tx, invitation)
    throw new Error('the power went out')
  })
  await expect(failing).rejects.toThrow()
  await send(world)
  expect([mailbox.mails, world.woken]).toEqual([[], []])
})

test('without a mail server nothing is queued', async () => {
  const world = await openWorld()
  expect(await queue(world)).toBe(undefined)
  expect(await states(world)).toEqual([])
})

test('a mail arrives once, says what it should and leaves no secret behind', async () => {
  const { mailbox, world } = await openPost()
  const id = await queue(world, { data: { sealed: 'canary' } })
  expect(world.woken).toEqual(['mail'])
  await send(world)
  await send(world)
  expect(mailbox.mails).toHaveLength(1)
  const mail = mailbox.newest(ada.address)
  expect(mail).toMatchObject({
    messageId: `<${id}@localhost>`,
    subject: 'Your account at Roster',
    date: '2026-03-02T09:00:00.000Z',
  })
  expect(mail.headers).toContainEqual(expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }))
  expect(mail.text).toContain(link)
  expect(mail.html).toContain(`href="${link}"`)
  const [row] = await world.ctx.db.selectFrom('outbox').selectAll().execute()
  expect(row).toMatchObject({ state: 'sent', attempts: 1, sent_at: world.clock.now() })
  expect(JSON.stringify(row)).not.toMatch(/canary|secret-of/)
})

test('an unknown mailbox is given up at once, with its reason', async () => {
  const { mailbox, world } = await openPost()
  mailbox.script.push({ at: 'recipient', status: 550 })
  await queue(world, { data: { sealed: 'canary' } })
  await send(world)
  expect(await listMail(world.ctx.db, ada.id)).toMatchObject([
    { state: 'given-up', attempts: 1, lastError: 'Mailbox unknown (550).', nextAt: null },
  ])
  world.clock.advance(hours(30))
  await send(world)
  expect(mailbox.mails).toEqual([])
  expect(JSON.stringify(await world.ctx.db.selectFrom('outbox').selectAll().execute())).not.toContain('canary')
})

test('a server that wants it later gets it later', async () => {
  const { mailbox, world } = await openPost()
  mailbox.script.push({ at: 'recipient', status: 451 }, { at: 'content', status: 451 })
  await queue(world)
  await send(world)
  expect(await listMail(world.ctx.db, ada.id)).toMatchObject([
    { state: 'failed', lastError: 'The mail server wants it later (451).', nextAt: '2026-03-02T09:01:00.000Z' },
  ])
  await send(world)
  world.clock.advance(minutes(1))
  await send(world)
  expect(mailbox.mails).toEqual([])
  world.clock.advance(minutes(5))
  await send(world)
  expect(mailbox.mails).toHaveLength(1)
  expect(await states(world)).toEqual(['sent'])
})

test('while the mail server is down one mail is tried, none is lost', async () => {
  const { mailbox, world } = await openPost()
  await mailbox.stop()
  for (let n = 0; n < 3; n++) await queue(world)
  await send(world)
  expect((await states(world)).sort()).toEqual(['failed', 'queued', 'queued'])
  const again = await openMailbox({ port: Number(new URL(mailbox.url).port) })
  world.clock.advance(minutes(1))
  await send(world)
  expect(again.mails).toHaveLength(3)
})

test('after a day of trying a mail is given up', async () => {
  const { mailbox, world } = await openPost()
  await mailbox.stop()
  await queue(world)
  for (let n = 0; n < 30; n++) {
    await send(world)
    world.clock.advance(hours(1))
  }
  expect(await listMail(world.ctx.db, ada.id)).toMatchObject([
    { state: 'given-up', lastError: expect.stringMatching(/^The machine refuses connections on this port\./) },
  ])
})

test('a connection cut after the content brings a second copy with the same Message-ID', async () => {
  const { mailbox, world } = await openPost()
  mailbox.script.push('cut')
  const id = await queue(world)
  await send(world)
  expect(await states(world)).toEqual(['failed'])
  world.clock.advance(minutes(1))
  await send(world)
  expect(mailbox.mails.map((mail) => mail.messageId)).toEqual([`<${id}@localhost>`, `<${id}@localhost>`])
})

test('several senders at once send each mail once', async () => {
  const { mailbox, world } = await openPost()
  const other = sibling(world)
  for (let n = 0; n < 20; n++) await queue(world)
  await Promise.all([world, other, world, other].map((one) => send(one)))
  expect(new Set(mailbox.mails.map((mail) => mail.messageId)).size).toBe(20)
  expect(mailbox.mails).toHaveLength(20)
})

test('a mail whose sender was killed goes out once its lease has ended', async () => {
  const { mailbox, world } = await openPost()
  await queue(world)
  await world.ctx.upkeep((tx) =>
    tx.db
      .updateTable('outbox')
      .set({ state: 'sending', attempts: 1, next_at: later(tx.now(), minutes(5)) })
      .execute(),
  )
  await send(world)
  expect(mailbox.mails).toEqual([])
  world.clock.advance(minutes(5))
  await send(world)
  expect(mailbox.mails).toHaveLength(1)
})

test('a slow sender whose lease has ended does not undo what the next one wrote', async () => {
  const { mailbox, world } = await openPost()
  await queue(world)
  const slow: Resolve = async (_ctx, mail) => {
    world.clock.advance(minutes(6))
    await send(world)
    expect(mailbox.mails).toHaveLength(1)
    throw new Error(`too late for ${mail.id}`)
  }
  await send(world, slow)
  expect(await states(world)).toEqual(['sent'])
})

test('a mail that has lost its sense is not sent', async () => {
  const { mailbox, world } = await openPost()
  await queue(world)
  await send(world, async () => 'void')
  expect(mailbox.mails).toEqual([])
  expect(await listMail(world.ctx.db, ada.id)).toMatchObject([
    { state: 'given-up', lastError: expect.stringContaining('No longer needed') },
  ])
})

test('a mail that cannot be written is our fault, is logged, and keeps nobody else waiting', async () => {
  const { mailbox, world } = await openPost()
  await queue(world, { recipient: 'bad@example.org' })
  await queue(world)
  await send(world, async (ctx, mail) => {
    if (mail.recipient.startsWith('bad')) throw new Error('no such user')
    return resolve(ctx, mail)
  })
  expect(mailbox.mails.map((mail: Mailbox['mails'][number]) => mail.recipient)).toEqual([ada.address])
  expect(world.logged.join()).toContain('no such user')
})

test('one at a time, also from a stopped job: an aborted sender leaves the rest queued', async () => {
  const { mailbox, world } = await openPost()
  for (let n = 0; n < 3; n++) await queue(world)
  const ending = new AbortController()
  const once: Resolve = async (ctx, mail) => {
    ending.abort()
    return resolve(ctx, mail)
  }
  await sendDueMail(world.ctx, { transport: openTransport(mailbox.url), resolve: once, signal: ending.signal })
  expect((await states(world)).sort()).toEqual(['queued', 'queued', 'sent'])
})
