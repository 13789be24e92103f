import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Browser } from '../../tests/harness/call.ts'
import { startServer, type TestServer } from '../../tests/harness/server.ts'
import {
  type Application,
  applicationOf,
  makeSigner,
  makeToken,
  sign,
  type ToSign,
} from '../../tests/harness/tokens.ts'
import { readKeyFile } from '../app/key-file.ts'
import { revokeKey, takeKeys } from '../keys/index.ts'
import { TokenNotValid } from '../platform/failures.ts'
import { randomRoot, rootKey } from '../platform/secrets.ts'
import { createRole } from '../roles/contract.ts'
import { getMe } from '../sessions/contract.ts'
import { listSignIns } from '../sign-in-log/contract.ts'
import { createUser } from '../users/contract.ts'
import { changeTokenMethod, listTokens, regenerateToken, revealToken } from './contract.ts'

const ME = '/api/v1/me'
let nonces = 0
const nonce = () => `nonce-for-tests-${++nonces}`

/** A request for oneself, signed now, with what is said otherwise. */
function asking(server: TestServer, app: Application, other: Partial<ToSign> = {}): Browser {
  const { tokenId: key, value: secret } = app
  const wish = { key, secret, method: 'GET', target: ME, at: server.clock.now(), nonce: nonce(), ...other }
  return { cookies: new Map(), authorization: sign(wish) }
}

async function reasons({ call, admin, run }: TestServer): Promise<(string | null)[]> {
  await run('sign-ins')
  const { items } = await call(admin, listSignIns, { query: { path: 'signature' } })
  return items.map(({ reason }) => reason)
}

test('E-13 wrong, stale and replayed signatures are the same to the caller, and told apart in the log', async () => {
  const server = await startServer()
  const app = await makeSigner(server, await server.person('Ledger', { type: 'api' }))
  const { clock } = server
  const at = (minutes: number) => new Date(Date.parse(clock.now()) + minutes * 60_000).toISOString()
  const refused = (browser: Browser) => server.refused(browser, getMe, {}, TokenNotValid)
  await refused(asking(server, app, { secret: 'rsk_another' }))
  await refused(asking(server, app, { method: 'POST' }))
  await refused(asking(server, app, { target: `${ME}?` }))
  await refused(asking(server, app, { key: 'ffffffff-ffff-7fff-8fff-ffffffffffff' }))
  await refused({ cookies: new Map(), authorization: 'Roster-HMAC-SHA256 key=1, key=1' })
  await refused(asking(server, app, { body: 'another body' }))
  expect(new Set(await reasons(server))).toEqual(new Set(['wrong-signature']))
  for (const minutes of [-6, 6]) await refused(asking(server, app, { at: at(minutes) }))
  const once = asking(server, app)
  await server.call(once, getMe, {})
  await refused(once)
  for (const minutes of [-5, 5]) await server.call(asking(server, app, { at: at(minutes) }), getMe, {})
  expect(new Set(await reasons(server))).toEqual(new Set(['wrong-signature', 'stale-signature', 'replayed-signature']))
})

test('what is signed is the body, to the last byte', async () => {
  const server = await startServer()
  const { id: role } = await makeRole(server)
  const app = await makeSigner(server, await server.person('Ledger', { type: 'api', roles: [role] }))
  const given = { body: { username: 'ada', givenName: 'Ada' } }
  const signed = { method: 'POST', target: '/api/v1/users' }
  const other = JSON.stringify({ body: { username: 'eve', givenName: 'Ada' } })
  await server.refused(asking(server, app, { ...signed, body: other }), createUser, given, TokenNotValid)
  const right = asking(server, app, { ...signed, body: JSON.stringify(given.body) })
  expect((await server.call(right, createUser, given)).username).toBe('ada')
})

test('an upload is what was signed, or nothing of it is kept', async () => {
  const server = await startServer()
  const app = await makeSigner(
    server,
    await server.person('Ledger', { type: 'api', roles: [(await makeRole(server)).id] }),
  )
  const target = '/api/v1/imports?kind=users&fileName=people.csv'
  const send = (signed: string, payload: string) => {
    const { authorization = '' } = asking(server, app, { method: 'POST', target, body: signed })
    const headers = { authorization, 'content-type': 'text/csv' }
    return server.roster.server.inject({ method: 'POST', url: target, headers, payload })
  }
  const file = `username,givenName\n${'ada,Ada\n'.repeat(20_000)}`
  expect((await send(file, `${file}eve,Eve\n`)).statusCode).toBe(401)
  expect((await send('', file)).json().code).toBe('token-not-valid')
  const { reads } = server.roster.world.engine
  expect(await reads.selectFrom('imports').select('id').execute()).toEqual([])
  expect((await send(file, file)).statusCode).toBe(200)
})

test('R19 of fifty that send one signature at once, on two servers, exactly one is heard', async () => {
  const server = await startServer()
  const other = await server.another()
  const app = await makeSigner(server, await server.person('Ledger', { type: 'api' }))
  const once = asking(server, app)
  const sent = Array.from({ length: 50 }, (_, n) => (n % 2 ? server : other).attempt(once, getMe, {}))
  const heard = (await Promise.all(sent)).filter(({ status }) => status === 200)
  expect(heard).toHaveLength(1)
})

test('nonces are forgotten when they are too old for any window', async () => {
  const server = await startServer()
  const app = await makeSigner(server, await server.person('Ledger', { type: 'api' }))
  const { reads } = server.roster.world.engine
  const kept = async () => (await reads.selectFrom('signature_nonces').selectAll().execute()).length
  await server.call(asking(server, app), getMe, {})
  server.clock.advance(3_600_000)
  await server.run('forget-nonces')
  expect(await kept()).toBe(1)
  server.clock.advance(3_700_000)
  await server.run('forget-nonces')
  expect(await kept()).toBe(0)
})

test('E-13 a key is never a token, and another way of calling ends what there was of the former', async () => {
  const server = await startServer()
  const owner = await server.person('Ledger', { type: 'api' })
  const token = await makeToken(server, owner)
  const key = await makeSigner(server, owner)
  await server.refused(token, getMe, {}, TokenNotValid)
  await server.refused(applicationOf(key.tokenId, key.value), getMe, {}, TokenNotValid)
  await server.call(asking(server, key), getMe, {})
  const params = { user: owner.id }
  const { items, method } = await server.call(server.admin, changeTokenMethod, { params, body: { method: 'token' } })
  expect([method, items.map(({ state }) => state)]).toEqual(['token', ['revoked', 'revoked']])
  await server.refused(asking(server, key), getMe, {}, TokenNotValid)
  expect((await server.call(server.admin, listTokens, { params })).items).toHaveLength(2)
})

async function makeRole({ call, admin }: TestServer) {
  const permissions = [
    { scope: 'users', action: 'create', level: 'yes' as const },
    { scope: 'users', action: 'read', level: 'all' as const },
    { scope: 'imports', action: 'create', level: 'yes' as const },
  ]
  return call(admin, createRole, { body: { name: 'Makers', permissions } })
}

test('R99 R101 a rotated root key ends no key and no token; a revoked one ends what is derived from it', async () => {
  const server = await startServer({ settings: { 'apiTokens.revealable': true } })
  const [ledger, robot] = [
    await server.person('Ledger', { type: 'api' }),
    await server.person('Sync Robot', { type: 'api' }),
  ]
  const [key, token] = [await makeSigner(server, ledger), await makeToken(server, robot)]
  const reveal = { params: { user: robot.id, token: token.tokenId } }
  const { ctx, world } = server.roster
  const former = readKeyFile(join(world.config.dataDir, 'root.key'))
  const ring = (state: 'former' | 'revoked') => [next, ...former.map((one) => ({ ...one, state }))]
  const next = rootKey(randomRoot())
  await takeKeys(ctx, ring('former'))
  await server.call(asking(server, key), getMe, {})
  await server.call(token, getMe, {})
  expect((await server.call(server.admin, revealToken, reveal)).value).toBe(token.value)
  const renewed = await server.call(server.admin, regenerateToken, reveal)
  const fresh = await makeToken(server, robot)
  const revoked = await revokeKey(ctx, former[0]?.id ?? '', () => world.keys.replace(ring('revoked')))
  expect(revoked.tokens).toBe(1)
  await server.refused(asking(server, key), getMe, {}, TokenNotValid)
  for (const value of [renewed.value, fresh.value]) await server.call(applicationOf('', value), getMe, {})
})
