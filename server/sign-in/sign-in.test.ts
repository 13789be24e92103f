import { describe, expect, test } from 'vitest'
import { visitor as newVisitor, PASSWORD } from '../../tests/harness/people.ts'
import { startServer } from '../../tests/harness/server.ts'
import { changeOwnPassword, PasswordTooWeak, WrongPassword } from '../passwords/contract.ts'
import { Forbidden, SignedOut } from '../platform/failures.ts'
import {
  endOtherSessions,
  endOwnSession,
  endUserSessions,
  getMe,
  listOwnSessions,
  listUserSessions,
  signOut,
} from '../sessions/contract.ts'
import { createUser, getUser } from '../users/contract.ts'
import { signIn, WrongCredentials } from './contract.ts'

describe('signing in', () => {
  test('R15 R22 R23 unknown, wrong, invited, API and system answer alike, to the byte, with one hash each', async () => {
    const { admin, person, call, attempt } = await startServer()
    await person('Kim Novak')
    await person('Ida Invited', { activated: false })
    await call(admin, createUser, { body: { type: 'api', username: 'sync' } })
    const answers = []
    for (const identifier of ['nobody', 'kim.novak', 'ida.invited', 'sync', 'system', "' or 1=1 --"]) {
      const { problem, status, headers } = await attempt(newVisitor(), signIn, {
        body: { identifier, password: 'wrong password here' },
      })
      answers.push(
        JSON.stringify({ status, problem: { ...problem, requestId: '' }, cookie: headers['set-cookie'] ?? null }),
      )
    }
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain(WrongCredentials.code)
  })

  test('R4 a password is taken exactly as it is: blanks, case, length and composition count', async () => {
    const { person, refused, call, visitor } = await startServer()
    const kim = await person('Kim Novak')
    for (const password of [
      ` ${PASSWORD}`,
      `${PASSWORD} `,
      PASSWORD.toUpperCase(),
      PASSWORD.slice(0, -1),
      `${PASSWORD}\u0000`,
    ])
      await refused(visitor, signIn, { body: { identifier: 'kim.novak', password } }, WrongCredentials)
    await call(visitor, signIn, { body: { identifier: kim.identifier, password: PASSWORD } })
  })

  test('R-05 failures are counted until a good sign-in, which notes time and address', async () => {
    const { admin, person, refused, call, visitor, run } = await startServer()
    const kim = await person('Kim Novak')
    const body = { identifier: kim.identifier, password: 'wrong password here' }
    for (let n = 0; n < 2; n++) await refused(visitor, signIn, { body }, WrongCredentials)
    await run('locks')
    expect((await call(admin, getUser, { params: { user: kim.id } })).failedAttempts).toBe(2)
    await call(visitor, signIn, { body: { ...body, password: PASSWORD } })
    expect(await call(admin, getUser, { params: { user: kim.id } })).toMatchObject({
      failedAttempts: 0,
      lastSignInAddress: '127.0.0.1',
    })
  })

  test('C-01 where only usernames sign in, an address does not', async () => {
    const { person, refused, call, visitor } = await startServer({ settings: { 'signIn.identifier': 'username' } })
    await person('Kim Novak', { emails: ['kim@x.example'] })
    await refused(visitor, signIn, { body: { identifier: 'kim@x.example', password: PASSWORD } }, WrongCredentials)
    await call(visitor, signIn, { body: { identifier: 'kim.novak', password: PASSWORD } })
  })

  test('R34 an identifier is one string', async () => {
    const { attempt, visitor } = await startServer()
    const body = { identifier: ['a', 'b'], password: { $ne: '' } } as unknown as {
      identifier: string
      password: string
    }
    expect((await attempt(visitor, signIn, { body })).problem?.fields?.map((field) => field.path)).toEqual([
      'identifier',
      'password',
    ])
  })
})

describe('sessions', () => {
  test('R50 R51 a session id that the browser brings is never adopted', async () => {
    const { person, call, refused } = await startServer()
    const kim = await person('Kim Novak')
    const [name] = [...kim.cookies.keys()]
    const planted = { ...newVisitor(), cookies: new Map([[name ?? '', 'A'.repeat(43)]]) }
    await refused(planted, getMe, {}, SignedOut)
    await call(planted, signIn, { body: { identifier: kim.identifier, password: PASSWORD } })
    expect(planted.cookies.get(name ?? '')).not.toBe('A'.repeat(43))
  })

  test('R53 idle and absolute limits end it, whatever the browser does', async () => {
    const { person, call, refused, clock, signIn: again } = await startServer()
    const kim = await person('Kim Novak')
    clock.advance(61 * 60_000)
    await refused(kim, getMe, {}, SignedOut)
    await again(kim)
    for (let n = 0; n < 47; n++) {
      clock.advance(30 * 60_000)
      await call(kim, getMe, {})
    }
    clock.advance(31 * 60_000)
    await refused(kim, getMe, {}, SignedOut)
  })

  test('R54 R57 people end one, all others, or this one; the server forgets it', async () => {
    const { person, call, refused } = await startServer()
    const laptop = await person('Kim Novak')
    const [phone, tablet] = [
      { ...laptop, cookies: new Map() },
      { ...laptop, cookies: new Map() },
    ]
    for (const device of [phone, tablet])
      await call(device, signIn, { body: { identifier: laptop.identifier, password: PASSWORD } })
    const { items } = await call(laptop, listOwnSessions, {})
    expect(items).toHaveLength(3)
    expect(items.filter((item) => item.current)).toHaveLength(1)
    const other = items.find((item) => !item.current)
    await call(laptop, endOwnSession, { params: { session: other?.id ?? '' } })
    expect(await call(laptop, endOtherSessions, {})).toEqual({ ended: 1 })
    for (const device of [phone, tablet]) await refused(device, getMe, {}, SignedOut)
    const stolen = { ...laptop, cookies: new Map(laptop.cookies) }
    await call(laptop, signOut, {})
    await refused(stolen, getMe, {}, SignedOut)
  })

  test('R57 R66 an administrator ends all sessions of somebody; others may not', async () => {
    const { admin, person, call, refused } = await startServer()
    const kim = await person('Kim Novak')
    const params = { user: kim.id }
    await refused(kim, endUserSessions, { params }, Forbidden)
    expect((await call(admin, listUserSessions, { params })).items).toHaveLength(1)
    expect(await call(admin, endUserSessions, { params })).toEqual({ ended: 1 })
    await refused(kim, getMe, {}, SignedOut)
  })
})

describe('changing one’s own password', () => {
  test('E-41 R8 R56 needs the current one, ends the other sessions and keeps this one under a new reference', async () => {
    const { person, call, refused, visitor } = await startServer()
    const kim = await person('Kim Novak')
    const phone = { ...kim, cookies: new Map<string, string>() }
    await call(phone, signIn, { body: { identifier: kim.identifier, password: PASSWORD } })
    const password = 'an orchard of paper cranes'
    await refused(kim, changeOwnPassword, { body: { current: 'not it at all', password } }, WrongPassword)
    await refused(
      kim,
      changeOwnPassword,
      { body: { current: PASSWORD, password: 'kim novak kim novak' } },
      PasswordTooWeak,
    )
    const before = [...kim.cookies.values()][0]
    await call(kim, changeOwnPassword, { body: { current: PASSWORD, password } })
    expect([...kim.cookies.values()][0]).not.toBe(before)
    await call(kim, getMe, {})
    await refused(phone, getMe, {}, SignedOut)
    await refused(visitor, signIn, { body: { identifier: kim.identifier, password: PASSWORD } }, WrongCredentials)
  })

  test('R10 who got a password from somebody reaches nothing before choosing an own one', async () => {
    const {
      admin,
      call,
      attempt,
      refused,
      signIn: _,
    } = await startServer({ settings: { 'passwords.adminMaySet': true } })
    const given = 'eleven silver kettles sing'
    await call(admin, createUser, { body: { username: 'pat', wayIn: 'password', password: given } })
    const pat = newVisitor()
    expect(await call(pat, signIn, { body: { identifier: 'pat', password: given } })).toEqual({
      mustChangePassword: true,
      next: 'session',
    })
    expect((await call(pat, getMe, {})).mustChangePassword).toBe(true)
    expect((await attempt(pat, listOwnSessions, {})).problem?.code).toBe('password-change-required')
    await call(pat, changeOwnPassword, { body: { current: given, password: PASSWORD } })
    await call(pat, listOwnSessions, {})
    await refused(newVisitor(), signIn, { body: { identifier: 'pat', password: given } }, WrongCredentials)
  })
})
