import { describe, expect, test } from 'vitest'
import type { Person } from '../../tests/harness/people.ts'
import { startServer, type TestServer } from '../../tests/harness/server.ts'
import { statementsOf } from '../../tests/harness/statements.ts'
import { applicationOf, makeToken } from '../../tests/harness/tokens.ts'
import { changeOwnPassword } from '../passwords/contract.ts'
import { Forbidden, NotByToken, TokenNotValid, TooMany } from '../platform/failures.ts'
import { createRole } from '../roles/contract.ts'
import { getMe, signOut } from '../sessions/contract.ts'
import { listSignIns } from '../sign-in-log/contract.ts'
import { deleteUser, editUser, getUser, listUsers, suspendUser } from '../users/contract.ts'
import { changeToken, listTokens, NotRevealable, regenerateToken, revealToken, revokeToken } from './contract.ts'

const robot = (server: TestServer, what = {}): Promise<Person> => server.person('Sync Robot', { type: 'api', ...what })

async function reasons({ call, admin, run }: TestServer): Promise<(string | null)[]> {
  await run('sign-ins')
  const { items } = await call(admin, listSignIns, { query: { path: 'token' } })
  return items.map(({ reason }) => reason).reverse()
}

describe('what does not open anything', () => {
  test('R87 E-13 a token that is cut, of another case, or made up is refused, and told nothing', async () => {
    const server = await startServer()
    const { value, tokenId } = await makeToken(server, await robot(server))
    const swapped = [...value].findIndex((letter, at) => at > 4 && letter !== otherCase(letter))
    const spoilt = [
      value.slice(0, -1),
      value.slice(0, swapped) + otherCase(value.charAt(swapped)) + value.slice(swapped + 1),
      `${value}0`,
      value.slice(4),
      `rsk_${value.slice(4)}`,
      ` ${value.slice(0, 30)} ${value.slice(30)}`,
      '',
    ]
    for (const text of spoilt) {
      const problem = await server.refused(applicationOf(tokenId, text), getMe, {}, TokenNotValid)
      expect(problem.detail).toBeUndefined()
    }
    await server.call(applicationOf(tokenId, value), getMe, {})
    expect(new Set(await reasons(server))).toEqual(new Set(['wrong-token']))
  })

  test('R61 a token opens no cookie, and with one a cookie counts for nothing', async () => {
    const server = await startServer()
    const app = await makeToken(server, await robot(server))
    expect((await server.attempt(app, getMe, {})).headers['set-cookie']).toBeUndefined()
    const both = { ...applicationOf('', `${app.value}x`), cookies: server.admin.cookies }
    await server.refused(both, getMe, {}, TokenNotValid)
    const twoFaced = { ...app, cookies: server.admin.cookies }
    expect((await server.call(twoFaced, getMe, {})).name).toBe('sync.robot')
    await server.refused(twoFaced, signOut, {}, NotByToken)
    await server.call(server.admin, getMe, {})
  })

  test('R55 G-22 E-42 suspended, ended, deleted owners are out with the next request, on every server', async () => {
    const server = await startServer()
    const other = await server.another()
    const { call, admin } = server
    const [barred, ended, gone] = [
      await robot(server),
      await robot2(server, 'Old Robot'),
      await robot2(server, 'Gone Robot'),
    ]
    const apps = await Promise.all([barred, ended, gone].map((one) => makeToken(server, one)))
    for (const app of apps) for (const there of [server, other]) await there.call(app, getMe, {})
    await call(admin, suspendUser, { params: { user: barred.id }, body: {} })
    const { version } = await call(admin, getUser, { params: { user: ended.id } })
    const until = '2026-03-02T09:00:01.000Z'
    await call(admin, editUser, { params: { user: ended.id }, body: { until }, version })
    await call(admin, deleteUser, { params: { user: gone.id }, version: 1 })
    server.clock.advance(1000)
    for (const app of apps) for (const there of [server, other]) await there.refused(app, getMe, {}, TokenNotValid)
    expect(new Set(await reasons(server))).toEqual(new Set(['suspended', 'expired', 'deleted']))
  })

  test('what ended, was revoked or made anew, and what comes from elsewhere', async () => {
    const server = await startServer()
    const owner = await robot(server)
    const [ends, revoked, renewed, bound] = [
      await makeToken(server, owner, { expiresAt: '2026-03-02T10:00:00.000Z' }),
      await makeToken(server, owner),
      await makeToken(server, owner),
      await makeToken(server, owner, { sources: ['192.0.2.0/24', '2001:db8::/32'] }),
    ]
    const params = (app: { tokenId: string }) => ({ params: { user: owner.id, token: app.tokenId } })
    await server.call(ends, getMe, {})
    await server.call(server.admin, revokeToken, params(revoked))
    const { value } = await server.call(server.admin, regenerateToken, params(renewed))
    server.clock.advance(3_600_000)
    for (const app of [ends, revoked, renewed, bound]) await server.refused(app, getMe, {}, TokenNotValid)
    await server.call(applicationOf(renewed.tokenId, value), getMe, {})
    for (const address of ['192.0.2.7', '2001:db8::7'])
      await server.call(applicationOf(bound.tokenId, bound.value, address), getMe, {})
    const told = await reasons(server)
    expect(told).toEqual(['token-expired', 'token-revoked', 'wrong-token', 'token-source'])
  })

  test('E-57 R17 failures of one address are throttled and counted; right tokens from there go on', async () => {
    const server = await startServer({ settings: { 'throttle.tokens': 5 } })
    const app = await makeToken(server, await robot(server))
    const wrong = applicationOf('', `${app.value}0`)
    for (let n = 0; n < 5; n++) await server.refused(wrong, getMe, {}, TokenNotValid)
    await server.refused(wrong, getMe, {}, TooMany)
    await server.call(app, getMe, {})
    await server.run('sign-ins')
    const { items } = await server.call(server.admin, listSignIns, { query: { path: 'token' } })
    expect(items.map(({ reason, times }) => [reason, times])).toEqual([['wrong-token', 6]])
  })

  test('R124 a token that asks too often waits until the minute is over', async () => {
    const server = await startServer({ settings: { 'apiTokens.perMinute': 3 } })
    const owner = await robot(server)
    const [app, other] = [await makeToken(server, owner), await makeToken(server, owner)]
    for (let n = 0; n < 3; n++) await server.call(app, getMe, {})
    const { status, headers } = await server.attempt(app, getMe, {})
    expect([status, headers['retry-after']]).toEqual([429, '60'])
    await server.call(other, getMe, {})
    server.clock.advance(60_000)
    await server.call(app, getMe, {})
  })
})

describe('what a token shows of itself', () => {
  test('a 401 says how to come in, and the token is masked', async () => {
    const server = await startServer()
    const answer = await server.attempt(applicationOf('', 'rst_nothing'), listUsers, {})
    expect(answer.headers['www-authenticate']).toContain('Bearer realm="Roster", error="invalid_token"')
    expect((await server.attempt(server.visitor, getMe, {})).headers['www-authenticate']).toContain('Bearer')
  })

  test('last use is told at once and written in batches, with its address', async () => {
    const server = await startServer()
    const owner = await robot(server)
    const app = await makeToken(server, owner)
    const show = async () => (await server.call(server.admin, listTokens, { params: { user: owner.id } })).items[0]
    expect(await show()).toMatchObject({ usedAt: null, state: 'working' })
    server.clock.advance(5000)
    await server.call({ ...app, address: '192.0.2.9' }, getMe, {})
    expect(await show()).toMatchObject({ usedAt: '2026-03-02T09:00:05.000Z', usedFrom: '192.0.2.9' })
    await server.run('token-uses')
    const row = await server.roster.world.engine.reads.selectFrom('tokens').selectAll().executeTakeFirst()
    expect(row).toMatchObject({ used_at: '2026-03-02T09:00:05.000Z', used_address: '192.0.2.9' })
    expect((await server.call(server.admin, getUser, { params: { user: owner.id } })).lastActiveAt).toBe(row?.used_at)
  })

  test('R27 R87 nothing in the database opens anything; shown again only where the settings say so', async () => {
    const server = await startServer()
    const owner = await robot(server)
    const { value, tokenId } = await makeToken(server, owner)
    const given = { params: { user: owner.id, token: tokenId } }
    await server.refused(server.admin, revealToken, given, NotRevealable)
    const rows = await server.roster.world.engine.reads.selectFrom('tokens').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(value.slice(26, 69))
    expect(JSON.stringify(await server.trail(owner.id))).not.toContain(value.slice(26, 69))
  })

  test('G-30 where tokens can be shown again, the same one is shown, and the trail says to whom', async () => {
    const server = await startServer({ settings: { 'apiTokens.revealable': true } })
    const owner = await robot(server)
    const app = await makeToken(server, owner)
    const given = { params: { user: owner.id, token: app.tokenId } }
    expect((await server.call(server.admin, revealToken, given)).value).toBe(app.value)
    expect((await server.trail(owner.id))[0]).toMatchObject({
      event: 'token.revealed',
      also: { named: 'Nightly sync' },
    })
    await server.call(app, getMe, {})
    await server.refused(app, revealToken, given, NotByToken)
  })

  test('apiTokens.endOnPasswordChange: a new password leaves tokens alone, or ends them', async () => {
    for (const ends of [false, true]) {
      const settings = { 'apiTokens.forPeople': 'everybody', 'apiTokens.endOnPasswordChange': ends }
      const server = await startServer({ settings })
      const kim = await server.person('Kim Novak')
      const app = await makeToken(server, kim)
      server.clock.advance(1000)
      const password = 'eight loud lanterns below the harbour'
      await server.call(kim, changeOwnPassword, {
        body: { current: 'seven quiet lanterns above the harbour', password },
      })
      expect((await server.attempt(app, getMe, {})).status).toBe(ends ? 401 : 200)
    }
  })
})

test('what a token may do is changed for its next use, and who cannot change it is told so', async () => {
  const server = await startServer()
  const role = await readers(server)
  const owner = await robot(server, { roles: [role] })
  const app = await makeToken(server, owner, { scopes: ['roles.read'] })
  await server.refused(app, listUsers, {}, Forbidden)
  const given = { params: { user: owner.id, token: app.tokenId }, body: { scopes: ['users.read'] } }
  await server.call(server.admin, changeToken, given)
  await server.call(app, listUsers, {})
})

async function readers({ call, admin }: TestServer): Promise<string> {
  const permissions = [
    { scope: 'users', action: 'read', level: 'all' as const },
    { scope: 'roles', action: 'read', level: 'yes' as const },
  ]
  return (await call(admin, createRole, { body: { name: 'Readers', permissions } })).id
}

function robot2({ person }: TestServer, name: string): Promise<Person> {
  return person(name, { type: 'api' })
}

function otherCase(letter: string): string {
  return letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()
}

test('a request costs its look-up and nothing else, by cookie as by token', async () => {
  const server = await startServer()
  const { authorization = '' } = await makeToken(server, await robot(server))
  const cookie = [...server.admin.cookies].map((pair) => pair.join('=')).join('; ')
  for (const headers of [{ cookie }, { authorization }]) {
    const ask = () => server.roster.server.inject({ method: 'GET', url: '/api/v1/me', headers })
    expect((await ask()).statusCode).toBe(200)
    expect(await statementsOf(ask)).toEqual([])
  }
})
