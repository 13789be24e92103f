import { describe, expect, test } from 'vitest'
import type { Person } from '../../tests/harness/people.ts'
import { startServer, type TestServer } from '../../tests/harness/server.ts'
import { applicationOf, makeToken } from '../../tests/harness/tokens.ts'
import { MayNotGrant, NoAuthority } from '../access/failures.ts'
import { Forbidden, Invalid, NotByToken, NotFound } from '../platform/failures.ts'
import { createRole, grantUserRole, revokeUserRole } from '../roles/contract.ts'
import { getMe } from '../sessions/contract.ts'
import { getSetting, setSetting } from '../settings/contract.ts'
import { changeUserType, createUser, editUser, getUser, listUsers, suspendUser } from '../users/contract.ts'
import {
  changeToken,
  createOwnToken,
  createToken,
  listOwnTokens,
  listTokens,
  NoTokensHere,
  regenerateToken,
  revokeOwnToken,
  TooManyTokens,
} from './contract.ts'

type Level = 'all' | 'team' | 'own' | 'yes'

async function role({ call, admin }: TestServer, name: string, gives: Readonly<Record<string, Level>>) {
  const permissions = Object.entries(gives).map(([permission, level]) => {
    const [scope = '', action = ''] = permission.split('.')
    return { scope, action, level }
  })
  return (await call(admin, createRole, { body: { name, permissions } })).id
}

const CLERK = { 'users.read': 'all', 'users.suspend': 'all', 'users.edit': 'all' } as const

describe('R71 effective right = the owner’s right ∩ the scopes', () => {
  test('neither more than the owner may, nor more than the scopes say, in routes, lists and abilities', async () => {
    const server = await startServer()
    const clerk = await role(server, 'Clerk', CLERK)
    const robot = await server.person('Sync Robot', { type: 'api', roles: [clerk] })
    const kim = await server.person('Kim Novak')
    const narrow = await makeToken(server, robot, { scopes: ['users.read'] })
    const whole = await makeToken(server, robot)
    const bar = { params: { user: kim.id }, body: {} }
    await server.refused(narrow, suspendUser, bar, Forbidden)
    const { can } = await server.call(narrow, getMe, {})
    expect([can['users.read'], can['users.suspend'], can['roles.read']]).toEqual([true, false, false])
    const seen = await server.call(narrow, getUser, { params: { user: kim.id } })
    expect([seen.can.edit, seen.can.suspend]).toEqual([false, false])
    expect((await server.call(whole, getUser, { params: { user: kim.id } })).can).toMatchObject({
      edit: true,
      suspend: true,
    })
    await server.call(whole, suspendUser, bar)
  })

  test('demoted, the owner’s tokens lose it with the next request, and have it again with the role', async () => {
    const server = await startServer()
    const clerk = await role(server, 'Clerk', CLERK)
    const robot = await server.person('Sync Robot', { type: 'api', roles: [clerk] })
    const apps = [await makeToken(server, robot, { scopes: ['users.read'] }), await makeToken(server, robot)]
    const params = { user: robot.id, role: clerk }
    for (const app of apps) await server.call(app, listUsers, {})
    await server.call(server.admin, revokeUserRole, { params })
    for (const app of apps) await server.refused(app, listUsers, {}, Forbidden)
    await server.call(server.admin, grantUserRole, { params, body: {} })
    for (const app of apps) await server.call(app, listUsers, {})
  })

  test('an administrator’s token does what it was given, to nobody stronger, and gives nothing beyond', async () => {
    const server = await startServer({ settings: { 'apiTokens.forPeople': 'admins' } })
    const chief = await role(server, 'Chief', { 'settings.edit': 'yes' })
    const kim = await server.person('Kim Novak')
    const eve = await server.person('Eve Moneypenny', { roles: [chief] })
    const own = {
      name: 'HR sync',
      scopes: ['users.read', 'users.edit', 'users.suspend', 'users.grant', 'users.create'],
    }
    const { token, value } = await server.call(server.admin, createOwnToken, { body: own })
    const app = applicationOf(token.id, value)
    await server.refused(app, grantUserRole, { params: { user: kim.id, role: chief }, body: {} }, MayNotGrant)
    await server.refused(app, suspendUser, { params: { user: eve.id }, body: {} }, NoAuthority)
    const other = await server.person('Grace Two', { type: 'admin' })
    await server.refused(app, suspendUser, { params: { user: other.id }, body: {} }, NoAuthority)
    await server.refused(app, createUser, { body: { username: 'mallory', givenName: 'M', type: 'admin' } }, Forbidden)
    const self = await server.call(app, getUser, { params: { user: server.admin.id } })
    const takeOver = { params: { user: server.admin.id }, body: { emails: ['m@evil.example'] }, version: self.version }
    await server.refused(app, editUser, takeOver, Invalid)
    await server.refused(
      app,
      changeUserType,
      { params: { user: kim.id }, body: { type: 'admin' }, version: 1 },
      NotByToken,
    )
    const fence = { params: { key: 'docs.public' as const }, body: { value: true } }
    await server.refused(app, setSetting, fence, NotByToken)
    await server.call(app, suspendUser, { params: { user: kim.id }, body: {} })
  })
})

describe('who makes tokens for whom', () => {
  test('R23 people have none unless the settings say so; portal users never', async () => {
    const server = await startServer()
    const kim = await server.person('Kim Novak')
    const pat = await server.person('Pat Portal', { type: 'portal' })
    const body = { name: 'Mine', scopes: null }
    await server.refused(kim, createOwnToken, { body }, NoTokensHere)
    expect((await server.call(kim, listOwnTokens, {})).can.create).toBe(false)
    for (const who of [kim, pat])
      await server.refused(server.admin, createToken, { params: { user: who.id }, body }, NoTokensHere)
  })

  test('apiTokens.forPeople taken back, their tokens stop, and go on when it is given again', async () => {
    const server = await startServer()
    const params = { key: 'apiTokens.forPeople' as const }
    const set = async (value: string) => {
      const { version } = await server.call(server.admin, getSetting, { params })
      await server.call(server.admin, setSetting, { params, body: { value }, version })
    }
    await set('everybody')
    const kim = await server.person('Kim Novak')
    const app = await makeToken(server, kim)
    const answers: number[] = []
    for (const value of ['everybody', 'admins', 'everybody']) {
      await set(value)
      answers.push((await server.attempt(app, getMe, {})).status)
    }
    expect(answers).toEqual([200, 401, 200])
  })

  test('giving scopes is granting: not what the owner lacks, nor what the giver lacks', async () => {
    const server = await startServer()
    const helper = await role(server, 'Helper', {
      'api-users.read': 'all',
      'api-users.tokens': 'all',
      'users.read': 'all',
    })
    const strong = await role(server, 'Strong', { 'users.read': 'all', 'outbox.read': 'yes' })
    const weak = await role(server, 'Weak', { 'users.read': 'all' })
    const kim = await server.person('Kim Novak', { roles: [helper] })
    const [big, small] = [
      await server.person('Big Robot', { type: 'api', roles: [strong] }),
      await server.person('Small Robot', { type: 'api', roles: [weak] }),
    ]
    const wish = (user: Person, scopes: string[] | null) => ({ params: { user: user.id }, body: { name: 'x', scopes } })
    await server.refused(kim, createToken, wish(big, ['users.read']), NoAuthority)
    const problem = await server.refused(kim, createToken, wish(small, ['outbox.read']), Invalid)
    expect(problem.fields?.[0]).toMatchObject({ path: 'scopes', code: 'not-held' })
    await server.refused(kim, createToken, wish(small, null), MayNotGrant)
    const { token } = await server.call(kim, createToken, wish(small, ['users.read']))
    await server.call(server.admin, grantUserRole, { params: { user: small.id, role: strong }, body: {} })
    const given = { params: { user: small.id, token: token.id } }
    await server.refused(kim, regenerateToken, given, NoAuthority)
    await server.refused(kim, changeToken, { ...given, body: { scopes: ['outbox.read'] } }, NoAuthority)
    expect((await server.call(kim, listTokens, { params: { user: small.id } })).can.create).toBe(false)
  })

  test('somebody unseen has no tokens to ask for, and another’s token is not found under one’s own', async () => {
    const server = await startServer({ settings: { 'apiTokens.forPeople': 'everybody' } })
    const [kim, pat] = [await server.person('Kim Novak'), await server.person('Pat Doe')]
    const body = { name: 'Mine', scopes: null }
    await server.refused(kim, createToken, { params: { user: pat.id }, body }, Forbidden)
    const { token } = await server.call(pat, createOwnToken, { body })
    await server.refused(kim, revokeOwnToken, { params: { token: token.id } }, NotFound)
    await server.call(pat, revokeOwnToken, { params: { token: token.id } })
  })

  test('apiTokens.perUser holds when fifty are made at once; ended ones make room', async () => {
    const server = await startServer({ settings: { 'apiTokens.perUser': 3 } })
    const other = await server.another()
    const robot = await server.person('Sync Robot', { type: 'api' })
    const given = {
      params: { user: robot.id },
      body: { name: 'x', scopes: null, expiresAt: '2026-03-02T10:00:00.000Z' },
    }
    const made = Array.from({ length: 50 }, (_, n) =>
      (n % 2 ? server : other).attempt(server.admin, createToken, given),
    )
    expect((await Promise.all(made)).filter(({ status }) => status === 200)).toHaveLength(3)
    await server.refused(server.admin, createToken, given, TooManyTokens)
    server.clock.advance(3_600_000)
    const next = { ...given, body: { ...given.body, expiresAt: '2026-03-03T10:00:00.000Z' } }
    await server.call(server.admin, createToken, next)
  })

  test('ends, sources and names that make no sense are refused by field', async () => {
    const server = await startServer({ settings: { 'apiTokens.longestDays': 30 } })
    const robot = await server.person('Sync Robot', { type: 'api' })
    const wrong: [object, string][] = [
      [{ expiresAt: '2026-03-01T00:00:00.000Z' }, 'expiresAt'],
      [{ expiresAt: '2026-06-01T00:00:00.000Z' }, 'expiresAt'],
      [{ expiresAt: null }, 'expiresAt'],
      [{ sources: ['192.0.2.0/24', 'home'] }, 'sources.1'],
      [{ name: ' ' }, 'name'],
      [{ scopes: [] }, 'scopes'],
      [{ scopes: ['users.fly'] }, 'scopes.0'],
    ]
    for (const [part, path] of wrong) {
      const body = { name: 'x', scopes: null, ...part }
      const problem = await server.refused(server.admin, createToken, { params: { user: robot.id }, body }, Invalid)
      expect(problem.fields?.[0]?.path).toBe(path)
    }
    expect((await makeToken(server, robot)).value).toMatch(/^rst_[0-9A-Za-z]{71}$/)
  })
})
