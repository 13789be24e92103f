import { expect, test } from 'vitest'
import { tryPassword } from '../../tests/harness/doors.ts'
import { PASSWORD, visitor } from '../../tests/harness/people.ts'
import { startServer } from '../../tests/harness/server.ts'
import { makeToken } from '../../tests/harness/tokens.ts'
import { NoAuthority } from '../access/failures.ts'
import { CannotSignIn, listLinks, NoAddress, NoMailService, NotActivated } from '../links/contract.ts'
import { Forbidden, SignedOut } from '../platform/failures.ts'
import { createRole } from '../roles/contract.ts'
import { getMe } from '../sessions/contract.ts'
import { signIn } from '../sign-in/contract.ts'
import { createUser, getUser, suspendUser } from '../users/contract.ts'
import { changeOwnPassword, mailAccessInfo, PasswordsNotSet, PasswordTooWeak, setPassword } from './contract.ts'

const TYPED = 'quiet lanterns above the harbour'
const OWN = 'another harbour of quiet boats'

async function open(settings: Record<string, unknown> = {}, mail = true) {
  const app = await startServer({ mail, settings: { 'passwords.adminMaySet': true, ...settings } })
  const ada = await app.person('Ada Lovelace', { emails: ['ada@x.example'] })
  const mailsTo = async (address: string) => {
    await app.run('mail')
    return app.mailbox?.mails.filter(({ recipient }) => recipient === address) ?? []
  }
  return { ...app, ada, mailsTo }
}

const to = ({ id }: { id: string }, password = TYPED, mail = false) => ({
  params: { user: id },
  body: { password, mail },
})

test('R10 E-28 nobody types a password for others unless it is switched on, with authority, and a good one', async () => {
  const off = await open({ 'passwords.adminMaySet': false })
  await off.refused(off.admin, setPassword, to(off.ada), PasswordsNotSet)
  const { admin, ada, call, refused, person, attempt } = await open({}, false)
  await refused(admin, setPassword, to(ada, 'short'), PasswordTooWeak)
  await refused(admin, setPassword, to(ada, 'Ada Lovelace is my name'), PasswordTooWeak)
  await refused(admin, setPassword, to(admin), Forbidden)
  await refused(admin, setPassword, to(ada, TYPED, true), NoMailService)
  const permissions = ['read', 'links'].map((action) => ({ scope: 'users', action, level: 'all' as const }))
  const role = await call(admin, createRole, { body: { name: 'Helper', permissions } })
  await refused(await person('Hal Helper', { roles: [role.id] }), setPassword, to(admin), NoAuthority)
  await refused(ada, setPassword, to(admin), Forbidden)
  await refused(admin, setPassword, to(await person('Robot', { type: 'api', username: 'robot' })), CannotSignIn)
  const sam = await person('Sam Suspended')
  await call(admin, suspendUser, { params: { user: sam.id }, body: {} })
  await refused(admin, setPassword, to(sam), CannotSignIn)
  await refused(admin, setPassword, to(sam, TYPED, true), NoAddress)
  expect((await tryPassword({ attempt }, visitor(), 'ada.lovelace', PASSWORD)).status).toBe(200)
})

test('R10 R25 a password set by an administrator ends every session, must be changed, and is told without being shown', async () => {
  const { admin, ada, call, refused, mailsTo } = await open()
  await call(admin, setPassword, to(ada))
  await refused(ada, getMe, {}, SignedOut)
  const told = (await mailsTo('ada@x.example')).at(-1)
  expect(told?.subject).toBe('Your password for Roster was changed')
  expect(told?.text).toContain('Grace Hopper set a new password')
  expect(told?.text).not.toContain(TYPED)
  const browser = visitor()
  const body = { identifier: 'ada.lovelace', password: TYPED }
  expect(await call(browser, signIn, { body })).toMatchObject({ mustChangePassword: true })
  await call(browser, changeOwnPassword, { body: { current: TYPED, password: OWN } })
  expect((await mailsTo('ada@x.example')).at(-1)?.text).toContain('your account got a new password')
})

test('who was never in is let in by it: the account is active and its activation link is dead', async () => {
  const { admin, call, person } = await open()
  const ida = await person('Ida Invited', { activated: false, emails: ['ida@x.example'] })
  await call(admin, setPassword, to(ida))
  expect((await call(admin, getUser, { params: { user: ida.id } })).status.key).toBe('active')
  expect((await call(admin, listLinks, { params: { user: ida.id } })).items).toEqual([])
})

test('E-28 the mail holds the password only where that is switched on, and not once its owner chose another', async () => {
  const { admin, ada, call, mailsTo, roster } = await open({ 'accessInfo.includePassword': true })
  const rows = () => roster.world.engine.writes.selectFrom('outbox').select('data').execute()
  await call(admin, setPassword, to(ada, TYPED, true))
  expect(JSON.stringify(await rows())).not.toContain(TYPED)
  const told = (await mailsTo('ada@x.example')).at(-1)
  expect(told?.subject).toBe('How to sign in to Roster')
  expect(told?.text).toContain(`Password: ${TYPED}`)
  expect(JSON.stringify(await rows())).not.toContain('sealed')
  await call(admin, setPassword, to(ada, `${TYPED} again`, true))
  const browser = visitor()
  await call(browser, signIn, { body: { identifier: 'ada.lovelace', password: `${TYPED} again` } })
  await call(browser, changeOwnPassword, { body: { current: `${TYPED} again`, password: OWN } })
  const late = (await mailsTo('ada@x.example')).filter(({ subject }) => subject === 'How to sign in to Roster')
  expect(late.map(({ text }) => text?.includes('Password:'))).toEqual([true, false])
})

test('E-23 E-28 a new account with a typed password gets it by mail where that is on', async () => {
  const { admin, call, mailsTo } = await open({ 'accessInfo.includePassword': true })
  await call(admin, createUser, {
    body: {
      username: 'bob',
      emails: ['bob@x.example'],
      wayIn: 'password',
      password: TYPED,
      sendAccessInfo: true,
    },
  })
  expect((await mailsTo('bob@x.example')).at(-1)?.text).toContain(`Password: ${TYPED}`)
})

test('E-23 P-10 access info is mailed again to whoever has a password; others are sent a link instead', async () => {
  const { admin, ada, call, refused, person, mailsTo } = await open()
  await call(admin, mailAccessInfo, { params: { user: ada.id } })
  const told = (await mailsTo('ada@x.example')).at(-1)
  expect(told?.text).toContain('Username: ada.lovelace')
  expect(told?.text).not.toContain('#')
  const ida = await person('Ida Invited', { activated: false, emails: ['ida@x.example'] })
  await refused(admin, mailAccessInfo, { params: { user: ida.id } }, NotActivated)
  await refused(admin, mailAccessInfo, { params: { user: (await person('No Mail')).id } }, NoAddress)
})

test('R30 whoever has tokens is told that a new password leaves them as they are', async () => {
  const { admin, ada, call, mailsTo, ...app } = await open({ 'apiTokens.forPeople': 'everybody' })
  await call(ada, changeOwnPassword, { body: { current: PASSWORD, password: OWN } })
  expect((await mailsTo('ada@x.example')).at(-1)?.text).not.toContain('API tokens')
  await makeToken({ ...app, call, admin }, ada)
  await call(admin, setPassword, to(ada))
  expect((await mailsTo('ada@x.example')).at(-1)?.text).toContain('API tokens that go on working: 1.')
})
