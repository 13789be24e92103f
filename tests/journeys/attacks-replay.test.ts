import { expect, test } from 'vitest'
import { verifyTrail } from '../../server/audit/index.ts'
import { issueUserLink } from '../../server/links/contract.ts'
import { Forbidden } from '../../server/platform/failures.ts'
import { createRole, editRole, grantUserRole, revokeUserRole } from '../../server/roles/contract.ts'
import { createUser, listUsers } from '../../server/users/contract.ts'
import { openLink, PASSWORD, type Person } from '../harness/people.ts'
import { startServer } from '../harness/server.ts'

const CELLS = [
  { scope: 'users', action: 'create', level: 'yes' as const },
  { scope: 'users', action: 'read', level: 'all' as const },
]

test('R126 a key answers nobody else, and nobody whose right has gone', async () => {
  const { admin, attempt, call, refused, person } = await startServer()
  const role = (await call(admin, createRole, { body: { name: 'Maker', permissions: CELLS } })).id
  const [kit, pia] = [await person('Kit Carson', { roles: [role] }), await person('Pia Peer', { roles: [role] })]
  const body = { username: 'ann' }
  const made = await call(kit, createUser, { body, key: 'k' })
  expect((await call(kit, createUser, { body, key: 'k' })).id).toBe(made.id)
  expect((await attempt(pia, createUser, { body, key: 'k' })).problem?.code).toBe('identifier-taken')
  await call(admin, revokeUserRole, { params: { user: kit.id, role } })
  await refused(kit, createUser, { body, key: 'k' }, Forbidden)
})

test('R67 what the role of everybody gives changes with the next request, as do roles kept in mind', async () => {
  const { admin, call, refused, person } = await startServer({ settings: { 'access.baselineRole': 'Everybody' } })
  const { id: role } = await call(admin, createRole, { body: { name: 'Everybody', permissions: CELLS.slice(1) } })
  const kit = await person('Kit Carson')
  await call(kit, listUsers, {})
  await call(admin, editRole, { params: { role }, version: 1, body: { permissions: [] } })
  await refused(kit, listUsers, {}, Forbidden)
  await call(admin, editRole, { params: { role }, version: 2, body: { permissions: CELLS.slice(1) } })
  await call(kit, listUsers, {})
  await call(admin, editRole, { params: { role }, version: 3, body: { inactive: true } })
  await refused(kit, listUsers, {}, Forbidden)
})

test('R111 R118 no reply, no stored reply, no event and no line of the log holds a hash, a link or a session', async () => {
  const { admin, call, person, roster, logged } = await startServer({ settings: { 'passwords.adminMaySet': true } })
  const typed = 'a password that an administrator typed'
  const ann = await call(admin, createUser, {
    body: { username: 'ann', wayIn: 'password', password: typed },
    key: 'k',
  })
  const ida = await person('Ida Invited', { activated: false })
  const secret = (await openLink({ call }, admin, ida)).split('.')[1] ?? 'none'
  await call(admin, issueUserLink, { params: { user: ann.id }, body: { kind: 'password-reset' } })
  const role = await call(admin, createRole, { body: { name: 'Any' } })
  await call(admin, grantUserRole, { params: { user: ann.id, role: role.id }, body: {} })
  const said = []
  const paths = ['', '/links', '/roles', '/teams', '/sessions', '/timeline', '/mail']
  for (const path of ['/me', '/me/sessions', '/users', '/audit?limit=200', '/roles', '/profile-fields', '/door'])
    said.push(await read(roster, admin, path))
  for (const user of [ann.id, ida.id, admin.id])
    for (const path of paths) said.push(await read(roster, admin, `/users/${user}${path}`))
  const { reads } = roster.world.engine
  said.push(JSON.stringify(await reads.selectFrom('idempotency').selectAll().execute()))
  said.push(JSON.stringify(await reads.selectFrom('audit_details').selectAll().execute()))
  const text = [...said, ...logged].join('\n')
  for (const hidden of ['$argon2', secret, typed, PASSWORD, ...admin.cookies.values()])
    expect(text).not.toContain(hidden)
  expect((await verifyTrail(roster.ctx)).problems).toEqual([])
})

type Server = Awaited<ReturnType<typeof startServer>>

async function read(roster: Server['roster'], { cookies }: Person, path: string): Promise<string> {
  const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
  const { statusCode, body } = await roster.server.inject({ url: `/api/v1${path}`, headers: { cookie } })
  expect(statusCode, path).toBe(200)
  return body
}
