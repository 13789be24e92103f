import { expect, test } from 'vitest'
import { setUpPhone } from '../../tests/harness/factors.ts'
import { linkTo, loggedInAs } from '../../tests/harness/log-in-as.ts'
import { addKey } from '../../tests/harness/passkeys.ts'
import { PASSWORD, visitor } from '../../tests/harness/people.ts'
import { startServer } from '../../tests/harness/server.ts'
import { browseTrail } from '../audit-log/contract.ts'
import { CodeNeeded, WrongCode } from '../factors/contract.ts'
import { WrongPasskey } from '../factors/passkeys/contract.ts'
import { LinkNotValid } from '../links/contract.ts'
import { setPassword, WrongPassword } from '../passwords/contract.ts'
import { minutes, seconds } from '../platform/clock.ts'
import { AddressNotAllowed, Forbidden, Invalid, NotAsAnother, ReauthRequired } from '../platform/failures.ts'
import { createRole, grantUserRole } from '../roles/contract.ts'
import { getMe, listOwnSessions, listUserSessions } from '../sessions/contract.ts'
import { listSignIns } from '../sign-in-log/contract.ts'
import { createTeam } from '../teams/contract.ts'
import { editUser, getUser, suspendUser } from '../users/contract.ts'
import { askPasskeyToLogInAs, askToLogInAs, CannotLogInAs, logInAs, openLogInAs } from './contract.ts'

const reason = { reason: 'Cannot open case 2291' }

async function open(settings: Readonly<Record<string, unknown>> = {}) {
  const server = await startServer({ settings })
  const bob = await server.person('Bob Harris', { emails: ['bob@example.org'] })
  const ask = (user: string) => ({ params: { user }, body: reason })
  return { ...server, bob, ask }
}

test('E-44 only administrators, only as active regular users', async () => {
  const { admin, person, call, refused, signIn, bob, ask, clock } = await open()
  const kim = await person('Kim Novak')
  await refused(kim, askToLogInAs, ask(bob.id), Forbidden)
  const ada = await person('Ada Lovelace', { type: 'admin' })
  const [app, late] = [await person('App', { type: 'api' }), await person('Lu Late', { until: '2026-04-01T00:00:00Z' })]
  const [guest, fresh] = [
    await person('Gus Guest', { type: 'portal' }),
    await person('Flo Fresh', { activated: false }),
  ]
  const soon = await person('Sol Soon', { from: '2027-01-01T00:00:00Z', activated: false })
  await call(admin, suspendUser, { params: { user: kim.id }, body: {} })
  for (const one of [admin, ada, app, guest, fresh, soon, kim])
    await refused(admin, askToLogInAs, ask(one.id), CannotLogInAs)
  await refused(admin, askToLogInAs, { params: { user: bob.id }, body: { reason: '  ' } }, Invalid)
  clock.advance(minutes(60 * 24 * 40))
  await signIn(admin)
  await refused(admin, askToLogInAs, ask(late.id), CannotLogInAs)
})

test('R59 the link asks for a fresh proof; E-46 the link alone opens nothing', async () => {
  const { admin, call, refused, bob, ask, clock } = await open()
  clock.advance(minutes(11))
  await refused(admin, askToLogInAs, ask(bob.id), ReauthRequired)
  const link = await linkTo({ call }, admin, bob)
  const browser = visitor()
  await refused(browser, logInAs, { body: { link, password: PASSWORD } }, LinkNotValid)
  const form = await call(browser, openLogInAs, { body: { link } })
  expect(form).toMatchObject({ user: 'Bob Harris', administrator: 'Grace Hopper', identifier: 'grace', kinds: [] })
  expect(browser.cookies.size).toBe(0)
})

test('E-46 E-47 with the password of the administrator a browser of its own is the user’s; the own session goes on', async () => {
  const { admin, call, bob, trail } = await open()
  const browser = await loggedInAs({ call }, admin, bob)
  const me = await call(browser, getMe, {})
  expect(me).toMatchObject({ id: bob.id, name: 'Bob Harris', mustChangePassword: false })
  expect(me.loggedInAs).toMatchObject({ administrator: 'Grace Hopper', reason: reason.reason })
  expect(await call(admin, getMe, {})).toMatchObject({ id: admin.id, loggedInAs: null })
  expect(await call(bob, getMe, {})).toMatchObject({ id: bob.id, loggedInAs: null })
  const [started, issued] = await trail(bob.id)
  expect(started).toMatchObject({ event: 'log-in-as.started', actor: { id: admin.id }, also: reason })
  expect(issued).toMatchObject({
    event: 'link.issued',
    actor: { id: admin.id },
    also: { link: 'log-in-as', ...reason },
  })
})

test('a wrong password counts on the administrator’s own counter and spends nothing', async () => {
  const { admin, call, refused, bob } = await open({ 'locks.attempts': 3 })
  const link = await linkTo({ call }, admin, bob)
  const browser = visitor()
  await call(browser, openLogInAs, { body: { link } })
  await refused(browser, logInAs, { body: { link, password: 'not this one' } }, WrongPassword)
  await call(browser, logInAs, { body: { link, password: PASSWORD } })
  await refused(visitor(), logInAs, { body: { link, password: PASSWORD } }, LinkNotValid)
  const second = await linkTo({ call }, admin, bob)
  await call(visitor(), openLogInAs, { body: { link: second } })
  for (let n = 0; n < 2; n++)
    await refused(visitor(), logInAs, { body: { link: second, password: 'not this one' } }, WrongPassword)
  await refused(visitor(), logInAs, { body: { link: second, password: PASSWORD } }, WrongPassword)
  expect((await call(bob, getMe, {})).id).toBe(bob.id)
})

test('E-44 the factor of the administrator is asked for, too', async () => {
  const server = await open()
  const { admin, call, refused, bob, clock } = server
  const { phone } = await setUpPhone(server, admin)
  clock.advance(seconds(30))
  const link = await linkTo(server, admin, bob)
  const browser = visitor()
  expect((await call(browser, openLogInAs, { body: { link } })).kinds).toEqual(['totp', 'recovery'])
  const body = { link, password: PASSWORD }
  await refused(browser, logInAs, { body }, CodeNeeded)
  await refused(browser, logInAs, { body: { ...body, kind: 'totp', code: '000000' } }, WrongCode)
  await refused(
    browser,
    logInAs,
    { body: { ...body, password: 'wrong', kind: 'totp', code: phone.code() } },
    WrongPassword,
  )
  await call(browser, logInAs, { body: { ...body, kind: 'totp', code: phone.code() } })
  expect((await call(browser, getMe, {})).id).toBe(bob.id)
})

test('R49 a passkey of the administrator serves as the factor, and only for this form', async () => {
  const server = await open()
  const { admin, call, refused, bob } = server
  const { key } = await addKey(server, admin)
  const link = await linkTo(server, admin, bob)
  const browser = visitor()
  expect((await call(browser, openLogInAs, { body: { link } })).kinds).toEqual(['passkey', 'recovery'])
  const body = { link, password: PASSWORD }
  await refused(browser, askPasskeyToLogInAs, { body: { link, password: 'not this one' } }, WrongPassword)
  const other = await linkTo(server, admin, await server.person('Lu Fremont'))
  await call(visitor(), openLogInAs, { body: { link: other } })
  const notThis = await call(browser, askPasskeyToLogInAs, { body: { link: other, password: PASSWORD } })
  await refused(browser, logInAs, { body: { ...body, passkey: key.show(notThis) } }, WrongPasskey)
  const options = await call(browser, askPasskeyToLogInAs, { body })
  await call(browser, logInAs, { body: { ...body, passkey: key.show(options) } })
  expect((await call(browser, getMe, {})).id).toBe(bob.id)
})

test('open within five minutes, the form five more; a newer link replaces the former', async () => {
  const { admin, call, refused, bob, clock } = await open()
  const late = await linkTo({ call }, admin, bob)
  clock.advance(minutes(5))
  await refused(visitor(), openLogInAs, { body: { link: late } }, LinkNotValid)
  const link = await linkTo({ call }, admin, bob)
  clock.advance(minutes(4))
  const { until } = await call(visitor(), openLogInAs, { body: { link } })
  clock.advance(minutes(4))
  expect((await call(visitor(), openLogInAs, { body: { link } })).until).toBe(until)
  clock.advance(minutes(1))
  await refused(visitor(), logInAs, { body: { link, password: PASSWORD } }, LinkNotValid)
  const former = await linkTo({ call }, admin, bob)
  const newer = await linkTo({ call }, admin, bob)
  await refused(visitor(), openLogInAs, { body: { link: former } }, LinkNotValid)
  await refused(visitor(), openLogInAs, { body: { link: `${newer.slice(0, -2)}AA` } }, LinkNotValid)
  await call(visitor(), openLogInAs, { body: { link: newer } })
})

test('R26 of fifty at once with the right password exactly one is logged in', async () => {
  const { admin, call, attempt, bob, trail } = await open({ 'locks.attempts': 80, 'throttle.signIns': 1000 })
  const link = await linkTo({ call }, admin, bob)
  await call(visitor(), openLogInAs, { body: { link } })
  const body = { link, password: PASSWORD }
  const all = await Promise.all(Array.from({ length: 50 }, () => attempt(visitor(), logInAs, { body })))
  expect(all.filter(({ status }) => status === 200)).toHaveLength(1)
  expect((await trail(bob.id)).filter((item) => item.event === 'log-in-as.started')).toHaveLength(1)
})

test('E-49 R108 every trace bears both names, and is found by either', async () => {
  const { admin, call, run, bob, trail } = await open({ 'access.baselineRole': '' })
  const browser = await loggedInAs({ call }, admin, bob)
  const { version } = await call(browser, getUser, { params: { user: bob.id } })
  await call(browser, editUser, { params: { user: bob.id }, body: { language: 'de' }, version })
  const [edited] = await trail(bob.id)
  expect(edited).toMatchObject({
    event: 'user.edited',
    actor: { id: bob.id, name: 'Bob Harris' },
    realActor: { id: admin.id, name: 'Grace Hopper' },
  })
  await run('seal')
  await run('sift')
  for (const query of [{ actorId: admin.id }, { actorId: bob.id }, { q: 'grace edited' }]) {
    const { items } = await call(admin, browseTrail, { query })
    expect(items.find((item) => item.event === 'user.edited')?.realActor).toMatchObject({ id: admin.id, canOpen: true })
  }
})

test('what asks for a proof is refused, not asked for one; it does not nest', async () => {
  const { admin, call, refused, bob } = await open()
  const browser = await loggedInAs({ call }, admin, bob)
  const { version } = await call(browser, getUser, { params: { user: bob.id } })
  for (const emails of [[], ['eve@example.org']])
    await refused(browser, editUser, { params: { user: bob.id }, body: { emails }, version }, NotAsAnother)
  await refused(browser, createTeam, { body: { name: 'Crew' } }, Forbidden)
  const link = await linkTo({ call }, admin, bob)
  await refused(browser, openLogInAs, { body: { link } }, NotAsAnother)
  await refused(browser, logInAs, { body: { link, password: PASSWORD } }, NotAsAnother)
})

test('of other accounts, too, ways in are no field to be written; a password that must be changed is not asked for', async () => {
  const { admin, call, refused, person, bob } = await open({ 'passwords.adminMaySet': true })
  const editor = await call(admin, createRole, {
    body: {
      name: 'Editor',
      permissions: (['read', 'edit'] as const).map((action) => ({ scope: 'users', action, level: 'all' as const })),
    },
  })
  await call(admin, grantUserRole, { params: { user: bob.id, role: editor.id }, body: {} })
  const kim = await person('Kim Novak')
  await call(admin, setPassword, { params: { user: bob.id }, body: { password: 'nine other lanterns by the pier' } })
  const browser = await loggedInAs({ call }, admin, bob)
  const shown = await call(browser, getUser, { params: { user: kim.id } })
  expect(shown.can).toMatchObject({ edit: true, suspend: false, links: false, sessions: false, logInAs: false })
  expect(shown.writable).toContain('position')
  for (const field of ['emails', 'username', 'until', 'externalIds']) expect(shown.writable).not.toContain(field)
  const { version } = shown
  await call(browser, editUser, { params: { user: kim.id }, body: { position: 'Clerk' }, version })
  const until = { until: '2027-01-01T00:00:00.000Z' }
  await refused(browser, editUser, { params: { user: kim.id }, body: until, version: version + 1 }, Invalid)
})

test('E-62 E-63 fences keep out whoever comes as somebody else, by either of the two', async () => {
  const { admin, call, refused, bob, run } = await open({ 'fences.addresses': ['127.0.0.1'] })
  const link = await linkTo({ call }, admin, bob)
  const away = { ...visitor(), address: '203.0.113.7' }
  await call(visitor(), openLogInAs, { body: { link } })
  await refused(away, logInAs, { body: { link, password: PASSWORD } }, AddressNotAllowed)
  const browser = visitor()
  await call(browser, logInAs, { body: { link, password: PASSWORD } })
  await refused({ ...browser, address: '203.0.113.7' }, getMe, {}, AddressNotAllowed)
  await call(browser, getMe, {})
  await run('sign-ins')
  const { items } = await call(admin, listSignIns, { query: { path: 'log-in-as' } })
  expect(items.map(({ reason }) => reason)).toEqual([null, 'fenced'])
})

test('it is no sign-in of the user: not their last one, not their browser, none of their sessions ends for it', async () => {
  const { admin, call, run, clock, bob } = await open({ 'sessions.atOnce': 1 })
  const before = await call(admin, getUser, { params: { user: bob.id } })
  clock.advance(minutes(3))
  const browser = await loggedInAs({ call }, admin, bob)
  await call(browser, getMe, {})
  await run('uses')
  const after = await call(admin, getUser, { params: { user: bob.id } })
  expect([after.lastSignInAt, after.lastActiveAt]).toEqual([before.lastSignInAt, before.lastActiveAt])
  expect([...browser.cookies.keys()].filter((name) => name.endsWith('-device'))).toEqual([])
  const mine = (await call(bob, listOwnSessions, {})).items
  expect(mine.map((one) => one.administrator).sort()).toEqual(['Grace Hopper', null])
  const shown = (await call(admin, listUserSessions, { params: { user: bob.id } })).items
  expect(shown.map((one) => one.administrator).sort()).toEqual(['Grace Hopper', null])
})
