import { describe, expect, test } from 'vitest'
import { PASSWORD } from '../../../tests/harness/people.ts'
import { startServer, type TestServer } from '../../../tests/harness/server.ts'

const JSON_TYPE = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
const SIGN_IN = { method: 'POST', url: '/api/v1/sign-in' } as const
const RIGHT = JSON.stringify({ identifier: 'grace', password: PASSWORD })

const asAdmin = ({ admin }: TestServer) => ({ cookie: [...admin.cookies].map((pair) => pair.join('=')).join('; ') })

describe('bodies', () => {
  test('R97 what is not plain JSON of modest size is refused, before anything is done', async () => {
    const { roster } = await startServer()
    const bodies: [string | Buffer, number][] = [
      ['{"identifier":"a","identifier":"b","password":"x"}', 400],
      ['{"identifier":"a","password":"x","__proto__":{"admin":true}}', 400],
      ['{"identifier":"a","password":"x","constructor":1}', 400],
      [`${'['.repeat(40)}${']'.repeat(40)}`, 400],
      [`{${Array.from({ length: 1100 }, (_, n) => `"k${n}":1`).join(',')}}`, 400],
      ['{"identifier":', 400],
      [Buffer.from([0x22, 0xff, 0xfe, 0x22]), 400],
      [`{"identifier":"${'a'.repeat(1_200_000)}"}`, 413],
      ['null', 422],
      ['[]', 422],
      ['', 422],
    ]
    for (const [payload, status] of bodies) {
      const answer = await roster.server.inject({ ...SIGN_IN, headers: JSON_TYPE, payload })
      expect([payload.slice(0, 40), answer.statusCode]).toEqual([payload.slice(0, 40), status])
      expect(answer.headers['content-type']).toContain('application/problem+json')
    }
  })

  test('R90 R97 only JSON says what to do: other content types are refused', async () => {
    const { roster } = await startServer()
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const headers = { ...JSON_TYPE, 'content-type': type }
      expect((await roster.server.inject({ ...SIGN_IN, headers, payload: RIGHT })).statusCode).toBe(415)
    }
  })
})

describe('where a request comes from', () => {
  test.each([
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ origin: 'http://localhost:3000.evil.example' }, 403],
    [{ 'sec-fetch-site': 'same-origin' }, 204],
  ])('R90 R92 a change asked for with %j gets %i', async (from, status) => {
    const server = await startServer()
    const answer = await server.roster.server.inject({
      method: 'POST',
      url: '/api/v1/sign-out',
      headers: { ...asAdmin(server), ...from },
    })
    expect(answer.statusCode).toBe(status)
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  })

  test('R90 with a cookie and neither Sec-Fetch-Site nor Origin a change is refused', async () => {
    const server = await startServer()
    const answer = await server.roster.server.inject({
      method: 'POST',
      url: '/api/v1/sign-out',
      headers: asAdmin(server),
    })
    expect(answer.json()).toMatchObject({ status: 403, code: 'wrong-origin' })
  })
})

describe('every answer', () => {
  test('R91 R52 R62 carries the security headers, errors and pages too, and cookies scripts cannot read', async () => {
    const server = await startServer()
    const signedIn = await server.roster.server.inject({ ...SIGN_IN, headers: JSON_TYPE, payload: RIGHT })
    expect([signedIn.headers['set-cookie']].flat()[0]).toMatch(/HttpOnly; SameSite=Lax$/)
    for (const url of [
      '/',
      '/api/v1/me',
      '/api/v1/none',
      '/none.php',
      '/healthz',
      '/readyz',
      '/docs',
      '/openapi.json',
    ]) {
      const { headers } = await server.roster.server.inject({
        url,
        headers: { host: server.roster.world.config.baseUrl.host },
      })
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
      expect(headers['content-security-policy']).not.toContain('unsafe')
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
      expect(headers['x-powered-by'] ?? headers.server).toBeUndefined()
    }
  })

  test('R96 R114 unlisted methods, doubled parameters and unknown addresses get a problem without our insides', async () => {
    const server = await startServer()
    const headers = { ...asAdmin(server), 'sec-fetch-site': 'same-origin' }
    const ask = (method: 'GET' | 'PUT' | 'DELETE', url: string) => server.roster.server.inject({ method, url, headers })
    expect((await ask('DELETE', '/api/v1/me')).json()).toMatchObject({ status: 405, code: 'method-not-allowed' })
    expect((await ask('GET', '/api/v1/users?q=a&q=b')).json()).toMatchObject({ status: 400, code: 'malformed' })
    expect((await ask('GET', '/api/v1/users?nothing=1')).json()).toMatchObject({
      status: 422,
      fields: [{ path: 'nothing' }],
    })
    expect((await ask('GET', '/api/v1/users?limit=9999')).json()).toMatchObject({ fields: [{ path: 'limit' }] })
    expect((await ask('GET', '/api/v1/users/not-an-id')).json()).toMatchObject({ fields: [{ path: 'user' }] })
    const unknown = await ask('GET', '/api/v1/users/ffffffff-ffff-7fff-8fff-ffffffffffff')
    expect(unknown.json()).toMatchObject({ status: 404, code: 'not-found' })
    expect(unknown.body).not.toMatch(/at Object|SQLITE|\/server\//)
  })

  test('R106 the API pages are for signed-in people unless docs.public', async () => {
    const closed = await startServer()
    expect((await closed.roster.server.inject({ url: '/openapi.json' })).statusCode).toBe(401)
    expect((await closed.roster.server.inject({ url: '/openapi.json', headers: asAdmin(closed) })).json().openapi).toBe(
      '3.1.0',
    )
    const open = await startServer({ settings: { 'docs.public': true } })
    expect((await open.roster.server.inject({ url: '/docs' })).body).toContain('Create a user')
  })

  test('R32 a page asked for under another name goes to the configured origin or says which setting to set', async () => {
    const { roster } = await startServer()
    const here = await roster.server.inject({ url: '//evil.example/users?x=1', headers: { host: '127.0.0.1:3000' } })
    expect(here.headers.location).toBe('http://localhost:3000/evil.example/users?x=1')
    const elsewhere = await roster.server.inject({ url: '/users', headers: { host: 'evil.example' } })
    expect([elsewhere.statusCode, elsewhere.body]).toEqual([421, expect.stringContaining('ROSTER_BASE_URL')])
  })
})
