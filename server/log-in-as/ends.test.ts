import { describe, expect, test } from 'vitest'
import { setUpPhone } from '../../tests/harness/factors.ts'
import { linkTo, loggedInAs } from '../../tests/harness/log-in-as.ts'
import { PASSWORD, type Person, visitor } from '../../tests/harness/people.ts'
import { startServer, type TestServer } from '../../tests/harness/server.ts'
import { removeTotp } from '../factors/contract.ts'
import { LinkNotValid } from '../links/contract.ts'
import { changeOwnPassword } from '../passwords/contract.ts'
import { minutes } from '../platform/clock.ts'
import type { Failure } from '../platform/contract.ts'
import { NotFound, SignedOut } from '../platform/failures.ts'
import { createRole, grantUserRole } from '../roles/contract.ts'
import {
  endOtherSessions,
  endUserSession,
  endUserSessions,
  getMe,
  listUserSessions,
  signOut,
} from '../sessions/contract.ts'
import { setSetting } from '../settings/contract.ts'
import { changeUserType, deleteUser, editUser, getUser, suspendUser } from '../users/contract.ts'
import { askToLogInAs, logInAs, openLogInAs } from './contract.ts'

interface Cast extends TestServer {
  readonly ada: Person
  readonly bob: Person
  /** Ada's browser in which she is Bob. */
  readonly asBob: Person
}

/** Ada, an administrator beside the first one, and Bob. */
async function cast(settings: Readonly<Record<string, unknown>> = {}): Promise<Omit<Cast, 'asBob'>> {
  const server = await startServer({ settings })
  const ada = await server.person('Ada Lovelace', { type: 'admin', emails: ['ada@example.org'] })
  return { ...server, ada, bob: await server.person('Bob Harris', { emails: ['bob@example.org'] }) }
}

const versionOf = async ({ call, admin }: Cast, { id }: Person) =>
  (await call(admin, getUser, { params: { user: id } })).version

const another = 'nine other lanterns above the harbour'
const password = { body: { current: PASSWORD, password: another } }
const emails = { emails: ['new@example.org'] }

type Way = (cast: Cast) => Promise<unknown>

/** What ends the session and kills the link alike. */
const both: Readonly<Record<string, Way>> = {
  'the administrator signs out': ({ call, ada }) => call(ada, signOut, {}),
  'the administrator is signed out by another one': ({ call, admin, ada }) =>
    call(admin, endUserSessions, { params: { user: ada.id } }),
  'the administrator changes the own password': ({ call, ada }) => call(ada, changeOwnPassword, password),
  'the administrator is suspended': ({ call, admin, ada }) =>
    call(admin, suspendUser, { params: { user: ada.id }, body: {} }),
  'the administrator is deleted': async (one) =>
    one.call(one.admin, deleteUser, { params: { user: one.ada.id }, version: await versionOf(one, one.ada) }),
  'the administrator becomes a regular user': async (one) => {
    const version = await versionOf(one, one.ada)
    return one.call(one.admin, changeUserType, { params: { user: one.ada.id }, body: { type: 'regular' }, version })
  },
  'the user changes the own password': ({ call, bob }) => call(bob, changeOwnPassword, password),
  'the user is suspended': ({ call, admin, bob }) => call(admin, suspendUser, { params: { user: bob.id }, body: {} }),
  'the user is deleted': async (one) =>
    one.call(one.admin, deleteUser, { params: { user: one.bob.id }, version: await versionOf(one, one.bob) }),
  'the user becomes an administrator': async (one) => {
    const version = await versionOf(one, one.bob)
    return one.call(one.admin, changeUserType, { params: { user: one.bob.id }, body: { type: 'admin' }, version })
  },
  'the user’s account ends': async (one) => {
    const until = one.clock.now().replace(/\d{3}Z$/, '999Z')
    const version = await versionOf(one, one.bob)
    await one.call(one.admin, editUser, { params: { user: one.bob.id }, body: { until }, version })
    one.clock.advance(1000)
  },
  'it is switched off': async ({ call, admin }) =>
    call(admin, setSetting, { params: { key: 'logInAs.disabled' }, body: { value: true }, version: 0 }),
}

/** What voids links and ends no session (R28). */
const linkAlone: Readonly<Record<string, Way>> = {
  'the user’s address changes': async (one) =>
    one.call(one.admin, editUser, {
      params: { user: one.bob.id },
      body: emails,
      version: await versionOf(one, one.bob),
    }),
  'the administrator’s address changes': async (one) =>
    one.call(one.admin, editUser, {
      params: { user: one.ada.id },
      body: emails,
      version: await versionOf(one, one.ada),
    }),
}

/** What must end neither. */
const neither: Readonly<Record<string, Way>> = {
  'the user signs out everywhere else': ({ call, admin }) => call(admin, getMe, {}),
  'the user gets a role': async ({ call, admin, bob }) => {
    const role = await call(admin, createRole, { body: { name: 'Crew', permissions: [] } })
    await call(admin, grantUserRole, { params: { user: bob.id, role: role.id }, body: {} })
  },
}

const gone = (way: string): Failure => (way === 'it is switched off' ? NotFound : LinkNotValid)

describe('what ends it, and what does not', () => {
  for (const [way, end] of Object.entries(both))
    test(`R28 R51 ${way}: the session ends and the link is void`, async () => {
      const one = await cast()
      const asBob = await loggedInAs(one, one.ada, one.bob)
      const link = await linkTo(one, one.ada, one.bob)
      await one.call(visitor(), openLogInAs, { body: { link } })
      await end({ ...one, asBob })
      await one.refused(asBob, getMe, {}, SignedOut)
      await one.refused(visitor(), openLogInAs, { body: { link } }, gone(way))
      await one.refused(visitor(), logInAs, { body: { link, password: PASSWORD } }, gone(way))
      await one.refused(visitor(), logInAs, { body: { link, password: another } }, gone(way))
      await one.run('log-in-as')
      expect((await one.trail(one.bob.id)).map((item) => item.event)).toContain('log-in-as.ended')
    })

  for (const [way, end] of Object.entries(linkAlone))
    test(`R28 ${way}: the link is void, the session goes on`, async () => {
      const one = await cast()
      const asBob = await loggedInAs(one, one.ada, one.bob)
      const link = await linkTo(one, one.ada, one.bob)
      await end({ ...one, asBob })
      await one.refused(visitor(), openLogInAs, { body: { link } }, LinkNotValid)
      await one.call(asBob, getMe, {})
    })

  for (const [way, act] of Object.entries(neither))
    test(`${way}: both go on`, async () => {
      const one = await cast()
      const asBob = await loggedInAs(one, one.ada, one.bob)
      const link = await linkTo(one, one.ada, one.bob)
      await act({ ...one, asBob })
      await one.call(visitor(), openLogInAs, { body: { link } })
      await one.call(asBob, getMe, {})
      await one.run('log-in-as')
      await one.call(asBob, getMe, {})
    })
})

test('it ends by itself, at the latest with the administrator’s own session, however much is done', async () => {
  const one = await cast({ 'logInAs.minutes': 30, 'sessions.absoluteHours': 1 })
  const { call, refused, clock, ada, bob, run, trail } = one
  const first = await loggedInAs(one, ada, bob)
  for (let n = 0; n < 2; n++) {
    clock.advance(minutes(14))
    for (const browser of [ada, first]) await call(browser, getMe, {})
  }
  clock.advance(minutes(2))
  await refused(first, getMe, {}, SignedOut)
  await run('log-in-as')
  expect((await trail(bob.id))[0]).toMatchObject({ event: 'log-in-as.ended', also: { because: 'time was up' } })
  await call(ada, getMe, {})
  clock.advance(minutes(20))
  const second = await loggedInAs(one, ada, bob)
  clock.advance(minutes(10))
  await refused(second, getMe, {}, SignedOut)
})

test('R53 when the administrator’s own session is idle for too long, so is what came of it', async () => {
  const one = await cast({ 'sessions.idleMinutes': 20 })
  const browser = await loggedInAs(one, one.ada, one.bob)
  one.clock.advance(minutes(19))
  await one.call(browser, getMe, {})
  one.clock.advance(minutes(2))
  await one.refused(browser, getMe, {}, SignedOut)
})

test('leaving ends it alone, and both names stand by it; the user ends it, and so does an administrator', async () => {
  const one = await cast()
  const { call, refused, admin, ada, bob, trail } = one
  const left = await loggedInAs(one, ada, bob)
  await call(left, signOut, {})
  const [ended] = await trail(bob.id)
  expect(ended).toMatchObject({ event: 'log-in-as.ended', actor: { id: bob.id }, realActor: { id: ada.id } })
  for (const browser of [ada, bob]) await call(browser, getMe, {})
  const byUser = await loggedInAs(one, ada, bob)
  await call(bob, endOtherSessions, {})
  await refused(byUser, getMe, {}, SignedOut)
  const byAdmin = await loggedInAs(one, ada, bob)
  const { items } = await call(admin, listUserSessions, { params: { user: bob.id } })
  const session = items.find((item) => item.administrator === 'Ada Lovelace')?.id ?? ''
  await call(admin, endUserSession, { params: { user: bob.id, session } })
  await refused(byAdmin, getMe, {}, SignedOut)
  await refused(admin, endUserSession, { params: { user: bob.id, session } }, NotFound)
  await call(bob, getMe, {})
})

test('R44 a factor that the administrator removes ends it; a second server knows at once', async () => {
  const one = await cast()
  const { call, ada, bob } = one
  const browser = await loggedInAs(one, ada, bob)
  const { phone } = await setUpPhone(one, ada)
  const other = await one.another()
  await other.call(browser, getMe, {})
  expect(phone.code()).toHaveLength(6)
  await call(ada, removeTotp, {})
  await other.refused(browser, getMe, {}, SignedOut)
})

test('switched off, there is no such request', async () => {
  const { admin, bob, refused, call, roster } = await cast({ 'logInAs.disabled': true })
  const asked = { params: { user: bob.id }, body: { reason: 'Support' } }
  for (const browser of [admin, bob, visitor()]) await refused(browser, askToLogInAs, asked, NotFound)
  const link = `${bob.id}.${'A'.repeat(43)}`
  await refused(visitor(), openLogInAs, { body: { link } }, NotFound)
  await refused(visitor(), logInAs, { body: { link, password: PASSWORD } }, NotFound)
  expect((await call(admin, getUser, { params: { user: bob.id } })).can.logInAs).toBe(false)
  const cookie = [...admin.cookies].map((pair) => pair.join('=')).join('; ')
  const document = await roster.server.inject({ url: '/openapi.json', headers: { cookie } })
  expect(Object.keys(document.json().paths).filter((path) => path.includes('log-in-as'))).toEqual([])
})
