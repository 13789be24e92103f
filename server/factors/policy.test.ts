import { describe, expect, test } from 'vitest'
import { phoneOf, setUpPhone, showPassword } from '../../tests/harness/factors.ts'
import type { Person } from '../../tests/harness/people.ts'
import { startServer, type TestServer } from '../../tests/harness/server.ts'
import { NoAuthority } from '../access/failures.ts'
import { issueUserLink, revealLink } from '../links/contract.ts'
import { changeOwnPassword, completeReset } from '../passwords/contract.ts'
import { Forbidden, NotFound, ReauthRequired, SignedOut } from '../platform/failures.ts'
import { createRole, editRole, getRole, grantUserRole, RoleInUse } from '../roles/contract.ts'
import { getMe } from '../sessions/contract.ts'
import { getSetting, setSetting } from '../settings/contract.ts'
import { beginEnrolment, confirmEnrolment, showFactor } from '../sign-in/second-step/contract.ts'
import { CannotActOnSelf, editUser, getUser } from '../users/contract.ts'
import {
  askForFactor,
  beginTotp,
  FactorRequired,
  FactorsOff,
  listUserFactors,
  NoFactor,
  removeTotp,
  resetFactors,
  stopAsking,
} from './contract.ts'

describe('who is asked for a second factor', () => {
  test('R38 where it is required, sign-in sets one up first; whoever is signed in stays so', async () => {
    const server = await startServer({ settings: { 'secondFactor.policy': 'required' } })
    const kim = await enrolledAtSignIn(server, 'Kim Novak')
    await server.call(kim, getMe, {})
    await server.refused(kim, removeTotp, {}, FactorRequired)
    expect((await showPassword(server, server.admin)).next).toBe('session')
  })

  test('R38 by type and by role, and the strictest holds', async () => {
    const server = await startServer({ settings: { 'secondFactor.requiredForRoles': ['Cashier'] } })
    const kim = await server.person('Kim Novak')
    const { id } = await server.call(server.admin, createRole, { body: { name: 'Cashier', permissions: [] } })
    expect((await showPassword(server, kim)).next).toBe('session')
    await server.call(server.admin, grantUserRole, { params: { user: kim.id, role: id }, body: {} })
    expect((await showPassword(server, kim)).next).toBe('enrol')
    const { version } = await server.call(server.admin, getRole, { params: { role: id } })
    await server.refused(server.admin, editRole, { params: { role: id }, version, body: { name: 'Till' } }, RoleInUse)
    await set(server, 'secondFactor.policyForAdmins', 'required')
    expect((await showPassword(server, server.admin)).next).toBe('enrol')
    await server.call(server.admin, getMe, {})
  })

  test('switched off nobody is asked, not even who has one, and nobody sets one up', async () => {
    const server = await startServer()
    const [kim, pat] = [await server.person('Kim Novak'), await server.person('Pat Olsen')]
    await setUpPhone(server, kim)
    await set(server, 'secondFactor.policy', 'off')
    expect((await showPassword(server, kim)).next).toBe('session')
    await server.refused(pat, beginTotp, {}, FactorsOff)
    await server.call(server.admin, askForFactor, { params: { user: kim.id } })
    expect((await showPassword(server, kim)).next).toBe('prove')
  })

  test('G-18 an administrator asks one person: the session stays, the next sign-in asks', async () => {
    const server = await startServer()
    const kim = await server.person('Kim Novak')
    const params = { user: kim.id }
    await server.call(server.admin, askForFactor, { params })
    await server.call(kim, getMe, {})
    expect((await showPassword(server, kim)).next).toBe('enrol')
    expect(await server.call(server.admin, listUserFactors, { params })).toMatchObject({
      policy: 'required',
      totp: null,
    })
    await server.call(server.admin, stopAsking, { params })
    expect((await showPassword(server, kim)).next).toBe('session')
  })

  test('R1 short passwords are for those whom a factor backs', async () => {
    const server = await startServer()
    const short = { params: { key: 'passwords.minimum' }, version: 0, body: { value: 8, confirmed: true } }
    expect((await server.attempt(server.admin, setSetting, short)).problem?.code).toBe('invalid')
    await set(server, 'secondFactor.policy', 'required')
    expect((await server.attempt(server.admin, setSetting, short)).problem?.code).toBe('invalid')
    await set(server, 'secondFactor.policyForAdmins', 'required')
    expect((await server.attempt(server.admin, setSetting, short)).problem?.code).toBe('invalid')
    await set(server, 'secondFactor.policyForPortals', 'required')
    await set(server, 'passwords.minimum', 8)
  })
})

describe('an administrator helps', () => {
  test('R35 R44 a reset ends all sessions; the next sign-in sets a factor up anew', async () => {
    const server = await startServer()
    const kim = await server.person('Kim Novak')
    const params = { user: kim.id }
    await server.refused(server.admin, resetFactors, { params }, NoFactor)
    const { phone } = await setUpPhone(server, kim)
    const half = (await showPassword(server, kim)).browser
    await server.call(server.admin, resetFactors, { params })
    await server.refused(kim, getMe, {}, SignedOut)
    await server.refused(half, showFactor, { body: { kind: 'totp', code: phone.next() } }, SignedOut)
    const { browser, next } = await showPassword(server, kim)
    expect(next).toBe('enrol')
    await enrol(server, browser)
    await server.call(browser, getMe, {})
    expect((await server.trail(kim.id)).map(({ event }) => event)).toContain('factor.reset')
  })

  test('R44 R66 not oneself, not above oneself, not without the right, not after ten minutes without a proof', async () => {
    const server = await startServer()
    const kim = await server.person('Kim Novak')
    await setUpPhone(server, server.admin)
    const permissions = ['read', 'factors'].map((action) => ({ scope: 'users', action, level: 'all' as const }))
    const { id } = await server.call(server.admin, createRole, { body: { name: 'Helper', permissions } })
    const helper = await server.person('Hal Helper', { roles: [id] })
    await server.refused(kim, resetFactors, { params: { user: helper.id } }, Forbidden)
    for (const contract of [resetFactors, askForFactor, stopAsking]) {
      await server.refused(helper, contract, { params: { user: helper.id } }, CannotActOnSelf)
      await server.refused(helper, contract, { params: { user: server.admin.id } }, NoAuthority)
      await server.refused(helper, contract, { params: { user: crypto.randomUUID() } }, NotFound)
    }
    server.clock.advance(10 * 60_000 + 1)
    await server.refused(server.admin, askForFactor, { params: { user: kim.id } }, ReauthRequired)
  })
})

test('what ends what: adding, asking and editing end no session; a reset of the password asks for the factor all the same', async () => {
  const server = await startServer({ settings: { 'locks.attempts': 50 } })
  const kim = await server.person('Kim Novak')
  const phoneBrowser = (await showPassword(server, kim)).browser
  const { phone } = await setUpPhone(server, kim)
  await server.call(phoneBrowser, getMe, {})
  const { version } = await server.call(server.admin, getUser, { params: { user: kim.id } })
  await server.call(server.admin, editUser, { params: { user: kim.id }, version, body: { givenName: 'Kimberly' } })
  await server.call(phoneBrowser, getMe, {})
  const password = 'an orchard of paper cranes'
  const { id: link } = await server.call(server.admin, issueUserLink, {
    params: { user: kim.id },
    body: { kind: 'password-reset' },
  })
  const { url } = await server.call(server.admin, revealLink, { params: { user: kim.id, link } })
  await server.call(server.visitor, completeReset, { body: { link: url.split('#')[1] ?? '', password } })
  await server.refused(kim, getMe, {}, SignedOut)
  const { signIn } = await import('../sign-in/contract.ts')
  const browser: Person = { ...kim, cookies: new Map() }
  const { next } = await server.call(browser, signIn, { body: { identifier: kim.identifier, password } })
  expect(next).toBe('prove')
  await server.call(browser, showFactor, { body: { kind: 'totp', code: phone.next() } })
  await server.call(browser, changeOwnPassword, { body: { current: password, password: 'seven paper lanterns float' } })
})

async function enrolledAtSignIn(server: TestServer, name: string): Promise<Person> {
  const kim = await server.person(name, { activated: true })
  const { browser, next } = await showPassword(server, kim)
  expect(next).toBe('enrol')
  await enrol(server, browser)
  return browser
}

async function enrol(server: TestServer, browser: Person) {
  const { secret } = await server.call(browser, beginEnrolment, {})
  const phone = phoneOf(server, secret)
  const { recoveryCodes } = await server.call(browser, confirmEnrolment, { body: { code: phone.code() } })
  expect(recoveryCodes).toHaveLength(10)
}

async function set({ call, admin }: TestServer, key: string, value: string | number) {
  const { version } = await call(admin, getSetting, { params: { key } })
  await call(admin, setSetting, { params: { key }, version, body: { value, confirmed: true } })
}
