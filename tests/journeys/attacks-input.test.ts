import { describe, expect, test } from 'vitest'
import { createRole } from '../../server/roles/contract.ts'
import { createTeam } from '../../server/teams/contract.ts'
import { startServer } from '../harness/server.ts'

const page = (...key: unknown[]) => Buffer.from(JSON.stringify(key)).toString('base64url')
const NUL = '%00'

describe('R114 nothing that people send is our fault', () => {
  test('cursors by hand, of other lists and with other types are refused or empty, never an error of the server', async () => {
    const { admin, roster, logged, call } = await startServer()
    const role = (await call(admin, createRole, { body: { name: 'Any' } })).id
    const team = (await call(admin, createTeam, { body: { name: 'Crew' } })).id
    const lists = [
      ...['name', 'created', 'failedAttempts', 'status', 'lastActive', 'until'].map((sort) => `/users?sort=${sort}&`),
      `/teams/${team}/members?`,
      `/teams/${team}/members?below=true&`,
      `/roles/${role}/holders?`,
      '/audit?',
      `/users/${admin.id}/timeline?`,
    ]
    const cursors = [
      page('a', 'b'),
      page(1, admin.id),
      page(1.5, admin.id),
      page(1e300, admin.id),
      page('a', admin.id),
      page('a\u0000', admin.id),
      page('', `${admin.id}\u0000`),
      page('2026-13-99T99:99:99.999Z', admin.id),
      page(null, admin.id),
      page('a'),
      'nonsense',
    ]
    for (const list of lists)
      for (const after of cursors) {
        const { statusCode, body } = await get(roster, admin, `${list}after=${encodeURIComponent(after)}`)
        expect([200, 400, 422], `${list}${after}: ${body} ${logged.at(-1)}`).toContain(statusCode)
      }
  })

  test('characters that no database keeps are refused wherever text is asked for', async () => {
    const { admin, roster, logged } = await startServer()
    for (const path of [
      `/users?q=a${NUL}b`,
      `/users?fields=a:${NUL}`,
      `/users?fields=${NUL}a:b`,
      `/users/ext:hr:${NUL}`,
      `/users/ext:h${NUL}r:1`,
      `/teams/ext:hr:${NUL}`,
      `/audit?event=${NUL}`,
      `/audit?entity=${NUL}`,
    ]) {
      const { statusCode, body } = await get(roster, admin, path)
      expect([400, 404, 422], `${path}: ${body} ${logged.at(-1)}`).toContain(statusCode)
    }
    const bodies: [string, object][] = [
      ['/sign-in', { identifier: 'grace\u0000', password: 'any password at all' }],
      ['/users', { username: 'ann', fields: { 'a\u0000': 'x' } }],
      ['/users', { username: 'ann', givenName: 'A\ud800nn' }],
      ['/users', { username: 'ann', managerId: 'ext:hr:\u0000' }],
      ['/profile-fields', { key: 'state', kind: 'text', label: 'St\u0000ate' }],
    ]
    for (const [path, body] of bodies) {
      const { statusCode, body: text } = await post(roster, admin, path, body)
      expect([400, 401, 422], `${path}: ${text} ${logged.at(-1)}`).toContain(statusCode)
    }
  })

  test('values of profile fields take no invisible character either (R93, R112)', async () => {
    const { admin, roster, logged } = await startServer()
    await post(roster, admin, '/profile-fields', { key: 'state', kind: 'text', label: 'State' })
    for (const value of ['a\u0000b', 'a\u202eb', 'a\u200bb', 'a\ud800b']) {
      const { statusCode, body } = await post(roster, admin, '/users', { username: 'ann', fields: { state: value } })
      expect(statusCode, `${JSON.stringify(value)}: ${body} ${logged.at(-1)}`).toBe(422)
    }
    expect((await post(roster, admin, '/users', { username: 'ann', fields: { state: 'Ohio' } })).statusCode).toBe(201)
  })
})

type Server = Awaited<ReturnType<typeof startServer>>

function get(roster: Server['roster'], { cookies }: Server['admin'], path: string) {
  return roster.server.inject({ method: 'GET', url: `/api/v1${path}`, headers: { cookie: jar(cookies) } })
}

function post(roster: Server['roster'], { cookies }: Server['admin'], path: string, payload: object) {
  const headers = { cookie: jar(cookies), 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }
  return roster.server.inject({
    method: 'POST',
    url: `/api/v1${path}`,
    headers,
    payload: JSON.stringify(payload),
  })
}

function jar(cookies: ReadonlyMap<string, string>): string {
  return [...cookies].map((pair) => pair.join('=')).join('; ')
}
