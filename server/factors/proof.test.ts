import { expect, test } from 'vitest'
import { setUpPhone, showPassword } from '../../tests/harness/factors.ts'
import { PASSWORD } from '../../tests/harness/people.ts'
import { startServer } from '../../tests/harness/server.ts'
import { changeOwnPassword, WrongPassword } from '../passwords/contract.ts'
import { ReauthRequired, SignedOut } from '../platform/failures.ts'
import { getMe } from '../sessions/contract.ts'
import { showFactor } from '../sign-in/second-step/contract.ts'
import { changeUserType, createUser, deleteUser, editUser, getUser } from '../users/contract.ts'
import { CodeNeeded, getProof, prove, WrongCode } from './contract.ts'

const TEN_MINUTES = 10 * 60_000

test('R51 R59 after ten minutes a sensitive change asks for the password; the session goes on under another reference', async () => {
  const server = await startServer()
  const { admin, clock, refused, call } = server
  const kim = await server.person('Kim Novak')
  const params = { user: kim.id }
  clock.advance(TEN_MINUTES)
  await call(admin, changeUserType, { params, version: 2, body: { type: 'admin' } })
  clock.advance(1)
  await refused(admin, changeUserType, { params, version: 3, body: { type: 'regular' } }, ReauthRequired)
  await refused(admin, deleteUser, { params, version: 3 }, ReauthRequired)
  await refused(admin, prove, { body: { password: 'not it at all' } }, WrongPassword)
  const copy = { ...admin, cookies: new Map(admin.cookies) }
  const { freshUntil } = await call(admin, prove, { body: { password: PASSWORD } })
  expect(Date.parse(freshUntil) - Date.parse(clock.now())).toBe(TEN_MINUTES)
  await refused(copy, getMe, {}, SignedOut)
  expect((await server.attempt(admin, changeUserType, { params, version: 3, body: { type: 'regular' } })).status).toBe(
    200,
  )
})

test('R59 an edit asks only where it touches a way in; creating only where it gives something', async () => {
  const { admin, clock, refused, attempt, person } = await startServer()
  const kim = await person('Kim Novak')
  const params = { user: kim.id }
  clock.advance(TEN_MINUTES + 1)
  expect((await attempt(admin, editUser, { params, version: 2, body: { givenName: 'Kimberly' } })).status).toBe(200)
  await refused(admin, editUser, { params, version: 3, body: { emails: ['kim@x.example'] } }, ReauthRequired)
  await refused(admin, editUser, { params, version: 3, body: { username: 'kim' } }, ReauthRequired)
  expect((await attempt(admin, createUser, { body: { username: 'pat', roles: [] } })).status).toBe(201)
  await refused(admin, createUser, { body: { username: 'eve', type: 'admin' } }, ReauthRequired)
  expect((await attempt(admin, getUser, { params })).status).toBe(200)
})

test('R59 whoever has a factor shows it, too; a stolen session guesses neither password nor code', async () => {
  const server = await startServer({ settings: { 'locks.attempts': 5 } })
  const kim = await server.person('Kim Novak')
  const { phone } = await setUpPhone(server, kim)
  server.clock.advance(TEN_MINUTES + 1)
  expect((await server.call(kim, getProof, {})).kinds).toEqual(['totp', 'recovery'])
  await server.refused(kim, prove, { body: { password: PASSWORD } }, CodeNeeded)
  await server.refused(kim, prove, { body: { password: PASSWORD, kind: 'totp', code: '000000' } }, WrongCode)
  const code = phone.next()
  await server.refused(kim, prove, { body: { password: 'not it at all', kind: 'totp', code } }, WrongPassword)
  await server.call(kim, prove, { body: { password: PASSWORD, kind: 'totp', code } })
  const body = { password: 'not it at all', kind: 'totp', code } as const
  const tries = await Promise.all(Array.from({ length: 50 }, () => server.attempt(kim, prove, { body })))
  expect(tries.filter(({ problem }) => problem?.code === WrongPassword.code).length).toBeLessThanOrEqual(8)
  await server.call(kim, getMe, {})
})

test('R30 R59 who must choose a password of their own may prove themselves for it', async () => {
  const { admin, call, clock, attempt } = await startServer({ settings: { 'passwords.adminMaySet': true } })
  const given = 'eleven silver kettles sing'
  const { id } = await call(admin, createUser, { body: { username: 'pat', wayIn: 'password', password: given } })
  const pat = { id, name: 'pat', identifier: 'pat', cookies: new Map<string, string>() }
  const { signIn } = await import('../sign-in/contract.ts')
  await call(pat, signIn, { body: { identifier: 'pat', password: given } })
  clock.advance(TEN_MINUTES + 1)
  const body = { current: given, password: PASSWORD }
  expect((await attempt(pat, changeOwnPassword, { body })).problem?.code).toBe(ReauthRequired.code)
  await call(pat, prove, { body: { password: given } })
  expect((await attempt(pat, changeOwnPassword, { body })).status).toBe(204)
})

test('R45 a proof from before there was a factor is none for it', async () => {
  const server = await startServer()
  const kim = await server.person('Kim Novak')
  const { phone } = await setUpPhone(server, kim)
  const { browser } = await showPassword(server, kim)
  await server.call(browser, showFactor, { body: { kind: 'totp', code: phone.next() } })
  expect((await server.call(browser, getProof, {})).kinds).toEqual(['totp', 'recovery'])
})
