import { describe, expect, test } from 'vitest'
import { features } from '../../server/app/features.ts'
import { type Contract, takesTokens } from '../../server/platform/contract.ts'
import { getMe } from '../../server/sessions/contract.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { type Application, makeSigner, makeToken, sign } from '../harness/tokens.ts'

const NOBODY = 'ffffffff-ffff-7fff-8fff-ffffffffffff'
// At portals no token works at all (server/portals/door).
const contracts = features
  .flatMap((feature) => feature.routes.map((route) => route.contract))
  .filter((contract) => contract.doors.includes('console'))

/** What no application ever does, whatever it was given: doors, proofs and secrets of people, what gives rights, what cannot be undone. */
const FOR_PEOPLE = [
  /^(sign-in\.|recovery|setup|passwords\.(?!mailAccessInfo$)|factors\.(?!ofUser$)|links\.inspect|links\.reveal)/,
  /^sessions\.(own|endOwn|endOthers|signOut)$/,
  /^settings\.(set|reset|change)$/,
  /^roles\.(create|edit|delete)$/,
  /^teams\.(giveRole|takeRole)$/,
  /^tokens\.(?!list$|all$)/,
  /^users\.(purge|changeType)$/,
  /^undo\./,
  /^imports\.(check|run|undo)$/,
]

describe('every route × every token', () => {
  test('R23 R24 what is for people takes no token, by its contract', () => {
    const named = contracts.filter(({ id }) => FOR_PEOPLE.some((pattern) => pattern.test(id)))
    expect(named.filter(takesTokens).map(({ id }) => id)).toEqual([])
    for (const pattern of FOR_PEOPLE) expect(contracts.some(({ id }) => pattern.test(id))).toBe(true)
  })

  test('R61 R64 a token that may do everything is refused wherever the contract takes none, and nowhere else for being one', async () => {
    const server = await startServer({ settings: { 'apiTokens.forPeople': 'admins', 'apiTokens.perMinute': 0 } })
    const app = await makeToken(server, server.admin)
    for (const contract of contracts) {
      const { statusCode, json } = await ask(server, contract, app.authorization)
      const code = statusCode >= 400 ? json().code : ''
      if (takesTokens(contract)) expect([contract.id, code]).not.toEqual([contract.id, 'not-by-token'])
      else expect([contract.id, statusCode, code]).toEqual([contract.id, 403, 'not-by-token'])
      expect([contract.id, statusCode]).not.toEqual([contract.id, 401])
    }
    await server.call(app, getMe, {})
  })

  test('R61 nor is one with a cookie beside it', async () => {
    const server = await startServer({ settings: { 'throttle.tokens': 1_000_000 } })
    for (const contract of contracts) {
      const { statusCode } = await ask(server, contract, 'Bearer rst_made-up', server.admin.cookies)
      const closed = contract.access === 'public' || contract.access === 'half-signed-in'
      expect([contract.id, statusCode]).toEqual([contract.id, closed ? 403 : 401])
    }
  })

  test('R71 a token with scopes for nothing of it, and an API user without roles, reach nothing that asks for a permission', async () => {
    const server = await startServer({ settings: { 'apiTokens.forPeople': 'admins', 'apiTokens.perMinute': 0 } })
    const idle = await makeToken(server, await server.person('Idle Robot', { type: 'api' }))
    const narrow = await makeToken(server, server.admin, { scopes: ['templates.read'] })
    const asking = contracts.filter((one) => !['public', 'signed-in', 'half-signed-in'].includes(String(one.access)))
    for (const contract of asking) {
      expect([contract.id, (await ask(server, contract, idle.authorization)).statusCode]).toEqual([contract.id, 403])
      if ([contract.access].flat().includes('templates.read')) continue
      expect([contract.id, (await ask(server, contract, narrow.authorization)).statusCode]).toEqual([contract.id, 403])
    }
  })

  test('E-13 signed requests reach the same routes as tokens', async () => {
    const server = await startServer({ settings: { 'apiTokens.perMinute': 0 } })
    const key = await makeSigner(server, await server.person('Ledger', { type: 'api' }))
    for (const contract of contracts) {
      const { statusCode, json } = await askSigned(server, contract, key)
      const code = statusCode >= 400 ? json().code : ''
      if (!takesTokens(contract)) expect([contract.id, code]).toEqual([contract.id, 'not-by-token'])
      else expect([contract.id, statusCode]).not.toEqual([contract.id, 401])
    }
  })
})

function ask(
  { roster }: Pick<TestServer, 'roster'>,
  contract: Contract,
  authorization: string | undefined,
  cookies: ReadonlyMap<string, string> = new Map(),
) {
  return roster.server.inject({
    ...requestOf(contract),
    headers: {
      ...requestOf(contract).headers,
      authorization: authorization ?? '',
      ...(cookies.size === 0 ? {} : { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') }),
    },
  })
}

let nonces = 0

function askSigned({ roster, clock }: Pick<TestServer, 'roster' | 'clock'>, contract: Contract, key: Application) {
  const { method, url, headers, payload = '' } = requestOf(contract)
  const signed = { method, target: url, at: clock.now(), nonce: `matrix-of-routes-${++nonces}`, body: payload }
  const authorization = sign({ key: key.tokenId, secret: key.value, ...signed })
  return roster.server.inject({ method, url, headers: { ...headers, authorization }, ...(payload ? { payload } : {}) })
}

function requestOf({ method, path, upload }: Contract) {
  const hasBody = method !== 'GET' && method !== 'DELETE'
  return {
    method,
    url: `/api/v1${path.replace(/:\w+/g, NOBODY)}`,
    headers: {
      'if-match': '"1"',
      ...(hasBody ? { 'content-type': upload ? upload.type.replace('*', 'png') : 'application/json' } : {}),
    },
    ...(hasBody ? { payload: upload ? 'a,b\n' : '{}' } : {}),
  }
}
