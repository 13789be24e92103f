import { once } from 'node:events'
import { createServer } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openMailbox } from '../../tests/harness/mailbox.ts'
import { startServer, type TestServer } from '../../tests/harness/server.ts'
import { Forbidden, Invalid, TooMany } from '../platform/failures.ts'
import { createRole, grantUserRole } from '../roles/contract.ts'
import { getMe } from '../sessions/contract.ts'
import { createUser } from '../users/contract.ts'
import { getSetting, NoMailServer, resetSetting, SettingFixed, setSetting, testMailServer } from './contract.ts'

const PASSWORD = 'canary-of-the-mail-server'
const to = 'ada@example.org'

/** A mail server that knows one name and password. */
const withSignIn = () =>
  openMailbox({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      username === 'roster' && password === PASSWORD ? done(null, { user: username }) : done(new Error('no')),
  })

const addressOf = ({ url }: { url: string }, password = PASSWORD) =>
  url.replace('smtp://', `smtp://roster:${password}@`)

const choose = ({ call, admin }: TestServer, value: string, version = 0) =>
  call(admin, setSetting, { params: { key: 'mail.server' }, body: { value, confirmed: true }, version })

const tried = async ({ call, admin }: TestServer, body: { server?: string; to?: string } = {}) => {
  const { ok, steps } = await call(admin, testMailServer, { body: { to, ...body } })
  return { ok, last: steps.at(-1), steps: steps.map(({ step }) => step) }
}

describe('the mail server as a setting', () => {
  test('fixed where Roster is started it is shown without its password, and changed there only', async () => {
    const mailbox = await withSignIn()
    const server = await startServer({ config: { smtpUrl: addressOf(mailbox) } })
    const shown = await server.call(server.admin, getSetting, { params: { key: 'mail.server' } })
    expect(shown).toMatchObject({ source: 'file', fixedBy: { name: 'smtpUrl' }, can: { edit: false } })
    expect(JSON.stringify(shown)).not.toContain(PASSWORD)
    const change = { params: { key: 'mail.server' }, body: { value: 'smtp://127.0.0.1:1' }, version: 0 }
    await server.refused(server.admin, setSetting, change, SettingFixed)
  })

  test('R46 R111 its password is sealed, in no reply, trail or log; mails use it from the next one on', async () => {
    const mailbox = await withSignIn()
    const server = await startServer()
    expect((await server.call(server.admin, getMe, {})).mailAvailable).toBe(false)
    const shown = await choose(server, addressOf(mailbox))
    expect(shown.value).toBe(mailbox.url.replace('smtp://', 'smtp://roster@'))
    expect((await server.call(server.admin, getMe, {})).mailAvailable).toBe(true)
    await server.call(server.admin, createUser, {
      body: { givenName: 'Ada', emails: [to], wayIn: 'mail-link', sendAccessInfo: true },
    })
    await server.run('mail')
    expect(mailbox.newest(to).subject).toContain('Your account')
    const rows = await server.roster.ctx.db.selectFrom('settings').selectAll().execute()
    const kept = JSON.stringify([shown, rows, await server.trail(), server.logged])
    expect(kept).not.toContain(PASSWORD)
    expect((await server.trail(shown.id))[0]?.also).toEqual({ credentials: 'changed' })
  })

  test('a kept password stays for the server it was typed for, and goes to no other', async () => {
    const mailbox = await withSignIn()
    const server = await startServer()
    const { version, value } = await choose(server, addressOf(mailbox))
    const same = await choose(server, String(value), version)
    expect((await tried(server)).ok).toBe(true)
    for (const other of [String(value).replace('127.0.0.1', 'localhost'), String(value).replace('roster@', 'other@')]) {
      const change = { params: { key: 'mail.server' }, body: { value: other }, version: same.version }
      const told = await server.refused(server.admin, setSetting, change, Invalid)
      expect(told.fields).toMatchObject([{ path: 'mail.server', code: 'password-needed' }])
      await server.refused(server.admin, testMailServer, { body: { to, server: other } }, Invalid)
    }
  })

  test('without one nothing is queued any more, and the links are copied', async () => {
    const mailbox = await openMailbox()
    const server = await startServer()
    const { version } = await choose(server, mailbox.url)
    const reset = { params: { key: 'mail.server' }, query: { confirmed: 'true' as const }, version }
    await server.call(server.admin, resetSetting, reset)
    expect((await server.call(server.admin, getMe, {})).mailAvailable).toBe(false)
  })
})

describe('the test of the mail server', () => {
  test('without a server, without an address, without the right to name another machine', async () => {
    const server = await startServer()
    const { admin, refused, call } = server
    await refused(admin, testMailServer, { body: { to } }, NoMailServer)
    await refused(admin, testMailServer, { body: { server: 'smtp://127.0.0.1:1' } }, Invalid)
    await refused(admin, testMailServer, { body: { to, server: 'http://127.0.0.1:1' } }, Invalid)
    await refused(admin, testMailServer, { body: { to: 'x\r\nRCPT TO:<y>', server: 'smtp://127.0.0.1:1' } }, Invalid)
    const kim = await server.person('Kim Novak', { emails: ['kim@example.org'] })
    const permissions = [{ scope: 'settings', action: 'edit', level: 'yes' as const }]
    const role = await call(admin, createRole, { body: { name: 'Tuner', permissions } })
    await call(admin, grantUserRole, { params: { user: kim.id, role: role.id }, body: {} })
    await refused(kim, testMailServer, { body: { server: 'smtp://127.0.0.1:1' } }, Forbidden)
  })

  test('it goes all the way and says each step; the mail has arrived', async () => {
    const mailbox = await withSignIn()
    const server = await startServer()
    const outcome = await tried(server, { server: addressOf(mailbox).replace('127.0.0.1', 'localhost') })
    const all = ['name', 'connection', 'security', 'sign-in', 'recipient', 'message']
    expect(outcome).toMatchObject({ ok: true, steps: all })
    expect(mailbox.newest(to)).toMatchObject({ subject: 'Test mail from Roster' })
    expect(mailbox.newest(to).text).toContain('Grace Hopper asked for it')
    expect((await server.trail())[0]).toMatchObject({ event: 'mail-server.tested', also: { to, result: 'sent' } })
    expect(JSON.stringify(await server.trail())).not.toContain(PASSWORD)
  })

  test('a wrong password, an unknown recipient, content that is refused', async () => {
    const mailbox = await withSignIn()
    const server = await startServer()
    const last = async (password?: string) => (await tried(server, { server: addressOf(mailbox, password) })).last
    expect(await last('wrong')).toEqual({
      step: 'sign-in',
      ok: false,
      message: 'The mail server refuses this name and password (535).',
    })
    mailbox.script.push({ at: 'recipient', status: 550 })
    const message = 'The mail server refuses this recipient (550).'
    expect(await last()).toEqual({ step: 'recipient', ok: false, message })
    mailbox.script.push({ at: 'content', status: 554 })
    expect(await last()).toMatchObject({ step: 'message', ok: false })
  })

  test('nobody there, no such name, no encryption where it is asked for, no mail server at all', async () => {
    const mailbox = await openMailbox()
    const server = await startServer()
    const { port } = new URL(mailbox.url)
    const last = async (address: string) => (await tried(server, { server: address })).last
    expect(await last(`smtps://127.0.0.1:${port}`)).toMatchObject({ step: 'security', ok: false })
    expect(await last('smtp://mail.invalid')).toMatchObject({ step: 'name', ok: false })
    await mailbox.stop()
    const refuses = { step: 'connection', ok: false, message: expect.stringContaining('refuses connections') }
    expect(await last(mailbox.url)).toMatchObject(refuses)
    const told = await last(`smtp://127.0.0.1:${await somethingElse()}`)
    expect(told).toMatchObject({ step: 'connection', ok: false })
    expect(told?.message).not.toContain('secret banner')
  })

  test('R14 it is no port scanner: ten tests, then it waits', async () => {
    const server = await startServer()
    const closed = { to, server: 'smtp://127.0.0.1:1' }
    for (let n = 0; n < 10; n++) await server.call(server.admin, testMailServer, { body: closed })
    await server.refused(server.admin, testMailServer, { body: closed }, TooMany)
  })
})

/** A port that speaks, and not SMTP. */
async function somethingElse(): Promise<number> {
  const server = createServer((socket) => socket.end('SSH-2.0-secret banner\r\n'))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}
