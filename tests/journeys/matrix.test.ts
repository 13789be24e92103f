import { describe, expect, test } from 'vitest'
import { levelsAllowed, rosterPermissions } from '../../server/access/manifest.ts'
import { features } from '../../server/app/features.ts'
import type { Contract } from '../../server/platform/contract.ts'
import { NotAsAnother } from '../../server/platform/failures.ts'
import { createRole } from '../../server/roles/contract.ts'
import { getMe, signOut } from '../../server/sessions/contract.ts'
import { suspendUser } from '../../server/users/contract.ts'
import { loggedInAs } from '../harness/log-in-as.ts'
import type { Person } from '../harness/people.ts'
import { startServer, type TestServer } from '../harness/server.ts'

const NOBODY = 'ffffffff-ffff-7fff-8fff-ffffffffffff'
const OPEN: readonly unknown[] = ['public', 'signed-in', 'half-signed-in']
const contracts = features
  .flatMap((feature) => feature.routes.map((route) => route.contract))
  .filter((contract) => contract.doors.includes('console'))

describe('every route × everybody who should not', () => {
  test('R63 R64 R23 a stranger, somebody suspended and a forged cookie reach nothing but public routes', async () => {
    const server = await startServer()
    const barred = await server.person('Bert Barred')
    await server.call(server.admin, suspendUser, { params: { user: barred.id }, body: {} })
    const [name = ''] = [...server.admin.cookies.keys()]
    const forged = { cookies: new Map([[name, 'A'.repeat(43)]]) }
    for (const contract of contracts.filter((one) => one.access !== 'public')) {
      for (const caller of [server.visitor, barred, forged])
        expect([contract.id, await statusFor(server, caller, contract)]).toEqual([contract.id, 401])
    }
  })

  test('R64 R69 who holds no role is refused by every route that asks for a permission', async () => {
    const server = await startServer()
    const kim = await server.person('Kim Novak')
    for (const contract of contracts.filter((one) => !OPEN.includes(one.access)))
      expect([contract.id, await statusFor(server, kim, contract)]).toEqual([contract.id, 403])
    await server.call(kim, getMe, {})
  })

  test('E-49 R64 whoever is logged in as somebody else reaches what its contract allows, and not one route more', async () => {
    const server = await startServer()
    const bob = await server.person('Bob Harris')
    const browser = await loggedInAs(server, server.admin, bob)
    const before = await dump(server)
    for (const contract of contracts.filter((one) => one.asAnother !== 'allowed' && one.access !== 'half-signed-in')) {
      const { statusCode, body } = await ask(server, browser, contract, {})
      expect([contract.id, statusCode, JSON.parse(body).code]).toEqual([contract.id, 403, NotAsAnother.code])
    }
    expect(await dump(server)).toEqual(before)
    for (const contract of contracts.filter((one) => one.asAnother === 'allowed' && one.id !== signOut.id)) {
      const { body } = await ask(server, browser, contract, {})
      expect([contract.id, body.includes(NotAsAnother.code)]).toEqual([contract.id, false])
    }
    await server.call(browser, getMe, {})
  })

  test('R64 a clerk with one permission reaches the routes that ask for it, and no other', {
    timeout: 300_000,
  }, async () => {
    const server = await startServer()
    const guarded = contracts.filter((one) => !OPEN.includes(one.access))
    for (const permission of rosterPermissions) {
      const [scope = '', action = ''] = permission.split('.')
      const level = levelsAllowed(scope, action)?.includes('yes') ? 'yes' : 'all'
      const permissions = [{ scope, action, level } as const]
      const role = await server.call(server.admin, createRole, { body: { name: permission, permissions } })
      const clerk = await server.person(`Clerk ${permission}`, { roles: [role.id] })
      const reached = new Set<string>()
      for (const contract of guarded) if ((await statusFor(server, clerk, contract)) !== 403) reached.add(contract.id)
      const meant = guarded.filter(({ access }) => [access].flat().includes(permission))
      const beyond = [...reached].filter((id) => !meant.some((one) => one.id === id))
      // Where one of several permissions will do, the operation judges by the account that it finds.
      const shut = meant.filter(({ id, access }) => access === permission && !reached.has(id)).map(({ id }) => id)
      expect({ permission, beyond, shut }).toEqual({ permission, beyond: [], shut: [] })
    }
  })

  test('R68 what is refused leaves no trace of a change', async () => {
    const server = await startServer()
    const kim = await server.person('Kim Novak')
    const before = await dump(server)
    for (const contract of contracts.filter((one) => one.method !== 'GET' && one.access !== 'signed-in'))
      await statusFor(server, kim, contract)
    expect(await dump(server)).toEqual(before)
  })
})

describe('every route × bad input', () => {
  test('R97 R114 unknown fields, wrong types and unknown ids are refused with a problem, never with 500', async () => {
    const server = await startServer()
    const bodies: unknown[] = [{ nothing: 1 }, [], 'text', null, 7, { name: ['a'], body: { a: {} } }]
    for (const contract of contracts.filter((one) => !one.upload)) {
      for (const payload of bodies) {
        const answer = await ask(server, server.admin, contract, payload)
        expect([contract.id, answer.statusCode < 500]).toEqual([contract.id, true])
        if (answer.statusCode >= 400) expect(answer.headers['content-type']).toContain('problem+json')
        if (contract.id.startsWith('sessions.') || contract.id === 'passwords.change') await server.signIn(server.admin)
      }
    }
  })
})

async function statusFor(server: TestServer, caller: Pick<Person, 'cookies'>, contract: Contract): Promise<number> {
  return (await ask(server, caller, contract, {})).statusCode
}

function ask({ roster }: TestServer, { cookies }: Pick<Person, 'cookies'>, contract: Contract, payload: unknown) {
  const hasBody = contract.method !== 'GET' && contract.method !== 'DELETE'
  return roster.server.inject({
    method: contract.method,
    url: `/api/v1${contract.path.replace(/:\w+/g, NOBODY)}`,
    headers: {
      'sec-fetch-site': 'same-origin',
      'if-match': '"1"',
      ...(hasBody ? { 'content-type': contract.upload?.type ?? 'application/json' } : {}),
      ...(cookies.size === 0 ? {} : { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') }),
    },
    ...(hasBody ? { payload: contract.upload ? 'a,b\n' : JSON.stringify(payload) } : {}),
  })
}

/** What people can change, without the bookkeeping of sessions. */
async function dump({ roster }: TestServer): Promise<unknown> {
  const { reads } = roster.world.engine
  const tables = [
    'users',
    'roles',
    'role_permissions',
    'role_grants',
    'teams',
    'memberships',
    'links',
    'audit_rows',
    'imports',
  ] as const
  const rows = await Promise.all(tables.map((table) => reads.selectFrom(table).selectAll().execute()))
  return rows.map((list) => list.map((row) => JSON.stringify(row)).sort())
}
