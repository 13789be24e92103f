import { expect, test } from 'vitest'
import { listOwnFactors, removeTotp } from '../../server/factors/contract.ts'
import { removePasskey } from '../../server/factors/passkeys/contract.ts'
import { LinkNotValid } from '../../server/links/contract.ts'
import { activate, changeOwnPassword, setPassword } from '../../server/passwords/contract.ts'
import { minutes } from '../../server/platform/clock.ts'
import { ReauthRequired } from '../../server/platform/failures.ts'
import { createRole } from '../../server/roles/contract.ts'
import { getSetting, setSetting } from '../../server/settings/contract.ts'
import { signIn } from '../../server/sign-in/contract.ts'
import { changeUserType, editUser, getUser, listUsers, PasswordKnown } from '../../server/users/contract.ts'
import { changeOwnEmail, confirmEmail } from '../../server/users/own-email/contract.ts'
import { tryPassword } from '../harness/doors.ts'
import { setUpPhone } from '../harness/factors.ts'
import { addKey } from '../harness/passkeys.ts'
import { openLink, visitor } from '../harness/people.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { makeToken } from '../harness/tokens.ts'
import { importText, problemsOf } from '../imports/importing.ts'

const BCRYPT = '$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW' // of U*U
const TYPED = 'nine other lanterns by the pier'
const OTHER = 'another harbour of quiet boats'

test('R28 an invitation from before is no way into an account that got its password by an import', async () => {
  const server = await startServer()
  const { admin, person, refused } = server
  const ida = await person('Ida Invited', { activated: false })
  const link = await openLink(server, admin, ida)
  const done = await importText(server, admin, 'users', `username,password\nida.invited,${BCRYPT}\n`)
  expect(done.counts).toMatchObject({ updated: 1 })
  expect((await tryPassword(server, visitor(), 'ida.invited', 'U*U')).status).toBe(200)
  await refused(visitor(), activate, { body: { link, password: OTHER } }, LinkNotValid)
  expect((await tryPassword(server, visitor(), 'ida.invited', 'U*U')).status).toBe(200)
})

test('R66 a helper whose word arrives late sets no password for somebody who became an administrator', async () => {
  const server = await startServer({ settings: { 'passwords.adminMaySet': true } })
  const { admin, call, person, attempt } = server
  const permissions = ['read', 'links'].map((action) => ({ scope: 'users', action, level: 'all' as const }))
  const helper = await call(admin, createRole, { body: { name: 'Helper', permissions } })
  const [hal, kim] = [await person('Hal Helper', { roles: [helper.id] }), await person('Kim Novak')]
  const { version } = await call(admin, getUser, { params: { user: kim.id } })
  const asked = Array.from({ length: 30 }, (_, n) =>
    attempt(hal, setPassword, { params: { user: kim.id }, body: { password: `${TYPED} ${n}` } }),
  )
  await call(admin, changeUserType, { params: { user: kim.id }, body: { type: 'admin' }, version })
  const before = await hashOf(server, kim.id)
  const answers = (await Promise.all(asked)).map(({ status }) => status)
  expect(await hashOf(server, kim.id)).toBe(before)
  expect(answers.filter((status) => status !== 204)).not.toEqual([])
})

test('R66 a helper who chose somebody’s password is no way to an administrator: it is changed by its owner first', async () => {
  const server = await startServer({ settings: { 'passwords.adminMaySet': true } })
  const { admin, call, person, refused } = server
  const permissions = ['read', 'links'].map((action) => ({ scope: 'users', action, level: 'all' as const }))
  const helper = await call(admin, createRole, { body: { name: 'Helper', permissions } })
  const [hal, kim] = [await person('Hal Helper', { roles: [helper.id] }), await person('Kim Novak')]
  const promote = async () => ({
    params: { user: kim.id },
    body: { type: 'admin' as const },
    version: (await call(admin, getUser, { params: { user: kim.id } })).version,
  })
  await call(hal, setPassword, { params: { user: kim.id }, body: { password: TYPED } })
  await refused(admin, changeUserType, await promote(), PasswordKnown)
  const browser = visitor()
  await call(browser, signIn, { body: { identifier: kim.identifier, password: TYPED } })
  await call(browser, changeOwnPassword, { body: { current: TYPED, password: OTHER } })
  await call(admin, changeUserType, await promote())
  const lu = await person('Lu Fremont')
  await call(admin, setPassword, { params: { user: lu.id }, body: { password: TYPED } })
  const { version } = await call(admin, getUser, { params: { user: lu.id } })
  await call(admin, changeUserType, { params: { user: lu.id }, body: { type: 'admin' }, version })
})

test('R59 whoever finds a browser open takes nobody’s address away without the password', async () => {
  const { admin, call, person, refused, clock } = await startServer()
  const ada = await person('Ada Lovelace', { emails: ['ada@x.example'] })
  const { version } = await call(admin, getUser, { params: { user: ada.id } })
  clock.advance(minutes(11))
  await refused(admin, editUser, { params: { user: ada.id }, body: { emails: [] }, version }, ReauthRequired)
})

test('R71 a token reaches its owner’s own account no further than its scopes', async () => {
  const server = await startServer({ settings: { 'apiTokens.forPeople': 'everybody' } })
  const { admin, call, person, attempt } = server
  const permissions = [
    { scope: 'api-users', action: 'read', level: 'all' as const },
    { scope: 'portal-users', action: 'edit', level: 'all' as const },
  ]
  const role = await call(admin, createRole, { body: { name: 'Desk', permissions } })
  const kim = await person('Kim Novak', { roles: [role.id] })
  const app = await makeToken(server, kim, { scopes: ['api-users.read', 'portal-users.edit'] })
  expect((await attempt(app, getUser, { params: { user: kim.id } })).status).not.toBe(200)
  expect((await call(app, listUsers, {})).items).toEqual([])
  const { version } = await call(admin, getUser, { params: { user: kim.id } })
  const changed = await attempt(app, editUser, { params: { user: kim.id }, body: { language: 'de' }, version })
  expect(changed.status).not.toBe(200)
})

test('R-20 an account that has ended changes its address no more', async () => {
  const server = await startServer({ mail: true, settings: { 'selfService.email': true } })
  const { call, person, refused, clock, run, mailbox } = server
  const ada = await person('Ada Lovelace', { emails: ['ada@x.example'], until: '2026-03-02T09:30:00.000Z' })
  await call(ada, changeOwnEmail, { body: { address: 'new@x.example' } })
  await run('mail')
  const text = mailbox?.mails.find(({ recipient }) => recipient === 'new@x.example')?.text ?? ''
  const link = /\/confirm-email#([\w.-]+)/.exec(text)?.[1] ?? ''
  expect(link).not.toBe('')
  clock.advance(minutes(60))
  await refused(visitor(), confirmEmail, { body: { link } }, LinkNotValid)
})

test('R-20 an address that became one’s second meanwhile takes the first place, and stands there once', async () => {
  const server = await startServer({ mail: true, settings: { 'selfService.email': true } })
  const { admin, call, person, run, mailbox } = server
  const ada = await person('Ada Lovelace', { emails: ['ada@x.example'] })
  await call(ada, changeOwnEmail, { body: { address: 'new@x.example' } })
  await run('mail')
  const text = mailbox?.mails.find(({ recipient }) => recipient === 'new@x.example')?.text ?? ''
  const link = /\/confirm-email#([\w.-]+)/.exec(text)?.[1] ?? ''
  const { version } = await call(admin, getUser, { params: { user: ada.id } })
  const emails = ['ada@x.example', 'new@x.example']
  await call(admin, editUser, { params: { user: ada.id }, body: { emails }, version })
  await call(visitor(), confirmEmail, { body: { link } })
  const shown = await call(admin, getUser, { params: { user: ada.id } })
  expect(shown.emails.map(({ address }) => address)).toEqual(['new@x.example'])
})

test('R28 a typed password is mailed to nobody whose address was taken out of the account meanwhile', async () => {
  const settings = { 'passwords.adminMaySet': true, 'accessInfo.includePassword': true }
  const { admin, call, person, run, mailbox } = await startServer({ mail: true, settings })
  const ada = await person('Ada Lovelace', { emails: ['slip@x.example'] })
  await run('mail')
  await call(admin, setPassword, { params: { user: ada.id }, body: { password: TYPED, mail: true } })
  const { version } = await call(admin, getUser, { params: { user: ada.id } })
  await call(admin, editUser, { params: { user: ada.id }, body: { emails: ['ada@x.example'] }, version })
  await run('mail')
  const told = mailbox?.mails.filter(({ recipient }) => recipient === 'slip@x.example') ?? []
  expect(told).not.toEqual([])
  expect(told.map(({ text }) => text).join()).not.toContain(TYPED)
})

test('R38 of the last two factors, removed at once, one stays where one is required', async () => {
  for (let n = 0; n < 6; n++) {
    const server = await startServer()
    const { admin, call, person, attempt } = server
    const kim = await person('Kim Novak')
    await setUpPhone(server, kim)
    await addKey(server, kim)
    const params = { key: 'secondFactor.policy' as const }
    const { version } = await call(admin, getSetting, { params })
    await call(admin, setSetting, { params, body: { value: 'required' }, version })
    const passkey = (await call(kim, listOwnFactors, {})).passkeys.items[0]?.id ?? ''
    const browser = () => ({ ...kim, cookies: new Map(kim.cookies) })
    const both = await Promise.all([
      attempt(browser(), removeTotp, {}),
      attempt(browser(), removePasskey, { params: { passkey } }),
    ])
    expect(both.filter(({ status }) => status === 204)).toHaveLength(1)
  }
})

test('R13 a hash that would keep every sign-in waiting is not taken over', async () => {
  const server = await startServer()
  const salt = 'c2FsdHNhbHRzYWx0'
  const long = Buffer.alloc(4096, 7).toString('base64').replace(/=+$/, '')
  const short = Buffer.alloc(32, 7).toString('base64').replace(/=+$/, '')
  const hashes = [
    `$pbkdf2-sha1$3000000$${salt}$${long}`,
    `$scrypt$ln=14,r=8,p=1$${salt}$${long}`,
    `$argon2id$v=19$m=8,t=0,p=0$${salt}$${short}`,
    `$argon2id$v=19$m=8,t=1,p=99$${salt}$${short}`,
    `$scrypt$ln=17,r=1,p=1$${salt}$${short}`,
    `$argon2id$v=19$m=262144,t=12,p=1$${salt}$${short}`,
  ]
  const rows = hashes.map((hash, n) => `u${n},U${n},"${hash}"`).join('\n')
  const done = await importText(server, server.admin, 'users', `username,first_name,password\n${rows}\n`)
  expect(await problemsOf(server, server.admin, done)).toHaveLength(hashes.length)
})

async function hashOf({ roster }: TestServer, userId: string): Promise<string> {
  const found = roster.world.engine.writes.selectFrom('passwords').select('hash').where('user_id', '=', userId)
  return (await found.executeTakeFirstOrThrow()).hash
}
