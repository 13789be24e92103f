import { describe, expect, test } from 'vitest'
import { PASSWORD } from '../../tests/harness/people.ts'
import { startServer, type TestServer } from '../../tests/harness/server.ts'
import { prove } from '../factors/contract.ts'
import { minutes } from '../platform/clock.ts'
import { Forbidden, Invalid, NotFound, VersionRequired } from '../platform/failures.ts'
import { settingKeys } from '../platform/settings.ts'
import { createRole, grantUserRole } from '../roles/contract.ts'
import { getMe } from '../sessions/contract.ts'
import { signIn, WrongCredentials } from '../sign-in/contract.ts'
import { createUser, editUser, getUser } from '../users/contract.ts'
import { describe as describeSetting } from './catalogue.ts'
import {
  ConfirmationNeeded,
  changeSettings,
  getSetting,
  listSettings,
  resetSetting,
  SettingFixed,
  setSetting,
} from './contract.ts'

const set = ({ call, admin }: TestServer, key: string, value: string | number | boolean | string[], version = 0) =>
  call(admin, setSetting, { params: { key }, body: { value, confirmed: true }, version })

/** Somebody with a role that may edit settings, and who is no administrator. */
async function tuner(server: TestServer) {
  const kim = await server.person('Kim Novak')
  const permissions = ['read', 'edit'].map((action) => ({ scope: 'settings', action, level: 'yes' as const }))
  const role = await server.call(server.admin, createRole, { body: { name: 'Tuner', permissions } })
  await server.call(server.admin, grantUserRole, { params: { user: kim.id, role: role.id }, body: {} })
  return kim
}

describe('what is refused', () => {
  test('a setting that is not known, and one whose version was not read', async () => {
    const server = await startServer()
    const { admin, refused } = server
    await refused(admin, getSetting, { params: { key: 'passwords.colour' } }, NotFound)
    await refused(admin, setSetting, { params: { key: '__proto__' }, body: { value: 1 }, version: 0 }, NotFound)
    await refused(admin, setSetting, { params: { key: 'roles.maxPerUser' }, body: { value: 1 } }, VersionRequired)
  })

  test('a value of another type or beyond its bounds is named by its key, and nothing is saved', async () => {
    const { admin, refused, call } = await startServer()
    const wrong = { key: 'sessions.idleMinutes', value: 0, version: 0 }
    const told = await refused(
      admin,
      changeSettings,
      {
        body: {
          changes: [{ key: 'installation.name', value: 'Fjord', version: 0 }, wrong, { ...wrong, key: 'docs.public' }],
        },
      },
      Invalid,
    )
    expect(told.fields?.map(({ path }) => path)).toEqual(['sessions.idleMinutes', 'docs.public'])
    expect(await call(admin, getSetting, { params: { key: 'installation.name' } })).toMatchObject({
      value: 'Roster',
      version: 0,
    })
  })

  test('R4 a short minimum without accepting weaker passwords, also in two steps', async () => {
    const server = await startServer()
    const { admin, refused } = server
    const short = { params: { key: 'passwords.minimum' }, body: { value: 8, confirmed: true }, version: 0 }
    expect((await refused(admin, setSetting, short, Invalid)).fields).toMatchObject([
      { path: 'passwords.minimum', code: 'contradiction' },
    ])
    await set(server, 'passwords.acceptWeaker', true)
    const { version } = await set(server, 'passwords.minimum', 8)
    expect(version).toBeGreaterThan(0)
    const weaker = await server.call(admin, getSetting, { params: { key: 'passwords.acceptWeaker' } })
    const back = {
      params: { key: 'passwords.acceptWeaker' },
      query: { confirmed: 'true' as const },
      version: weaker.version,
    }
    expect((await refused(admin, resetSetting, back, Invalid)).fields?.[0]?.path).toBe('passwords.acceptWeaker')
  })

  test('what the file fixes is shown with its place and refused by it', async () => {
    const { admin, call, refused } = await startServer({ settings: { 'roles.maxPerUser': 3 } })
    const shown = await call(admin, getSetting, { params: { key: 'roles.maxPerUser' } })
    expect(shown).toMatchObject({ value: 3, source: 'file', can: { edit: false }, default: 0 })
    expect(shown.fixedBy).toMatchObject({
      kind: 'file',
      name: 'settings.roles.maxPerUser',
      file: expect.stringContaining('roster.config.yaml'),
    })
    const told = await refused(
      admin,
      setSetting,
      { params: { key: 'roles.maxPerUser' }, body: { value: 5 }, version: 0 },
      SettingFixed,
    )
    expect(told.detail).toContain('settings.roles.maxPerUser in /')
  })

  test('R66 a role that may edit settings is not enough for those that open other ways', async () => {
    const server = await startServer()
    const kim = await tuner(server)
    for (const [key, value] of [
      ['mail.server', 'smtp://203.0.113.5'],
      ['access.adminOnly', []],
      ['access.baselineRole', 'User manager'],
      ['accessInfo.includePassword', true],
      ['audit.detailsDays', 1],
    ] as const)
      await server.refused(
        kim,
        setSetting,
        {
          params: { key },
          body: { value: typeof value === 'object' ? [...value] : value, confirmed: true },
          version: 0,
        },
        Forbidden,
      )
    const { items } = await server.call(kim, listSettings, {})
    const kept = items.filter(({ can }) => !can.edit).map(({ key }) => key)
    expect(kept).toEqual(settingKeys.filter((key) => describeSetting(key).by === 'admin'))
    await server.call(kim, setSetting, { params: { key: 'roles.maxPerUser' }, body: { value: 4 }, version: 0 })
  })

  test('a role that is not there, a permission that is none, a pattern that would run for ever', async () => {
    const { admin, refused } = await startServer()
    for (const [key, value, code] of [
      ['access.baselineRole', 'Nobody', 'unknown'],
      ['access.adminOnly', ['users.fly'], 'unknown'],
      ['usernames.pattern', '^(a+)+$', 'too-slow'],
      ['usernames.pattern', '[', 'invalid'],
      ['mail.from', 'nobody', 'invalid'],
      ['mail.from', 'A <a@b>\r\nBcc: x@y.example', 'invalid'],
    ] as const) {
      const told = await refused(
        admin,
        setSetting,
        {
          params: { key },
          body: { value: typeof value === 'string' ? value : [...value], confirmed: true },
          version: 0,
        },
        Invalid,
      )
      expect(told.fields).toMatchObject([{ path: key, code }])
    }
  })

  test('asking for addresses where one has none would lock oneself out', async () => {
    const { admin, refused } = await startServer()
    const told = await refused(
      admin,
      setSetting,
      { params: { key: 'signIn.identifier' }, body: { value: 'email', confirmed: true }, version: 0 },
      Invalid,
    )
    expect(told.fields).toMatchObject([{ path: 'signIn.identifier', code: 'lock-out' }])
  })

  test('whose username is the address signs in by it where addresses are asked for', async () => {
    const server = await startServer()
    const { admin, call, person } = server
    const { version } = await call(admin, getUser, { params: { user: admin.id } })
    await call(admin, editUser, { params: { user: admin.id }, version, body: { emails: ['grace@example.org'] } })
    const ada = await person('Ada Lovelace', { username: 'ada@example.org', emails: ['ada@example.org'] })
    await set(server, 'signIn.identifier', 'email')
    await server.signIn(ada)
    await server.refused(
      server.visitor,
      signIn,
      { body: { identifier: 'grace', password: PASSWORD } },
      WrongCredentials,
    )
  })

  test('a pattern is for the whole name, and the refusal says it', async () => {
    const server = await startServer()
    await set(server, 'usernames.pattern', '[a-z]{2}')
    const told = await server.refused(server.admin, createUser, { body: { username: 'abc' } }, Invalid)
    expect(told.fields).toMatchObject([{ path: 'username', message: 'A username has the form [a-z]{2} here.' }])
    await server.call(server.admin, createUser, { body: { username: 'ab' } })
  })

  test('a shorter idle time tells whom it signs out', async () => {
    const server = await startServer()
    const { clock, person } = server
    const ada = await person('Ada Lovelace')
    await person('Bob Meyer')
    clock.advance(minutes(20))
    await server.call(server.admin, prove, { body: { password: PASSWORD } })
    const wanted = { params: { key: 'sessions.idleMinutes' }, body: { value: 10, confirmed: false }, version: 0 }
    const told = await server.refused(server.admin, setSetting, wanted, ConfirmationNeeded)
    expect(told.detail).toBe('2 people who did nothing for that long will be signed out at once.')
    await server.call(server.admin, setSetting, { ...wanted, body: { value: 10, confirmed: true } })
    expect((await server.attempt(ada, getMe, {})).status).toBe(401)
    const { version } = await server.call(server.admin, getSetting, { params: { key: 'sessions.idleMinutes' } })
    await server.call(server.admin, setSetting, { ...wanted, body: { value: 90, confirmed: false }, version })
  })

  test('what one might not expect is done only once it is confirmed', async () => {
    const server = await startServer()
    await server.call(server.admin, createUser, { body: { emails: ['ada@example.org'], givenName: 'Ada' } })
    const byName = { params: { key: 'signIn.identifier' }, body: { value: 'username' }, version: 0 }
    const told = await server.refused(server.admin, setSetting, byName, ConfirmationNeeded)
    expect(told.detail).toBe('One person without username could not sign in any more.')
    expect(told.fields).toMatchObject([{ path: 'signIn.identifier', code: 'consequence' }])
    await server.refused(
      server.admin,
      setSetting,
      { params: { key: 'deletion.graceDays' }, body: { value: 0 }, version: 0 },
      ConfirmationNeeded,
    )
    await set(server, 'signIn.identifier', 'username')
  })
})
