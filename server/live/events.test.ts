import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Person } from '../../tests/harness/people.ts'
import { startServer, type TestServer } from '../../tests/harness/server.ts'
import { type Application, makeToken, type Wish } from '../../tests/harness/tokens.ts'
import { recordMany } from '../audit/index.ts'
import { Forbidden, Invalid, TokenNotValid } from '../platform/failures.ts'
import { newId } from '../platform/ids.ts'
import { createRole, grantUserRole } from '../roles/contract.ts'
import { addTeamMember, createTeam } from '../teams/contract.ts'
import { revokeToken } from '../tokens/contract.ts'
import { deleteUser, editUser, getUser, suspendUser } from '../users/contract.ts'
import { purgeUser } from '../users/purge/contract.ts'
import { CursorLost, listEvents } from './contract.ts'

type Permission = { scope: string; action: string; level: 'all' | 'team' | 'yes' }
const FOLLOWS: Permission = { scope: 'events', action: 'read', level: 'yes' }
const PEOPLE: Permission = { scope: 'users', action: 'read', level: 'all' }
const ROLES: Permission = { scope: 'roles', action: 'read', level: 'yes' }

test('R64 R71 an application follows only with the permission, and with the scope of its token', async () => {
  const server = await startServer()
  const outsider = await application(server, [PEOPLE], {}, 'outsider')
  await server.refused(outsider, listEvents, {}, Forbidden)
  const narrow = await application(server, [FOLLOWS, PEOPLE], { scopes: ['users.read'] }, 'narrow')
  await server.refused(narrow, listEvents, {}, Forbidden)
  const sync = await application(server, [FOLLOWS], { scopes: ['events.read'] }, 'sync')
  await server.call(sync, listEvents, {})
})

test('what changes in access is told in its order, once, and by whatever process', async () => {
  const server = await startServer()
  const { admin } = server
  const other = await server.another()
  const ada = await server.person('Ada Lovelace')
  const sync = await application(server, [FOLLOWS, PEOPLE, ROLES])
  const start = await server.call(sync, listEvents, {})
  expect(start).toMatchObject({ items: [], more: false })
  const role = await server.call(admin, createRole, { body: { name: 'Clerks', permissions: [] } })
  await other.call(admin, grantUserRole, { params: { user: ada.id, role: role.id }, body: {} })
  await server.call(admin, suspendUser, { params: { user: ada.id }, body: {} })
  const first = await server.call(sync, listEvents, { query: { after: start.next, limit: 2 } })
  expect(first.items.map((item) => [item.event, item.entity.id])).toEqual([
    ['role.created', role.id],
    ['role.granted', ada.id],
  ])
  expect(first.items[1]?.about).toEqual([{ kind: 'role', id: role.id }])
  expect(first.more).toBe(true)
  const rest = await server.call(sync, listEvents, { query: { after: first.next } })
  expect(rest.items.map((item) => item.event)).toEqual(['user.suspended'])
  const again = await server.call(sync, listEvents, { query: { after: first.items[0]?.cursor } })
  expect(again.items.map((item) => item.event)).toEqual(['role.granted', 'user.suspended'])
  expect(JSON.stringify([first, rest])).not.toContain('Ada')
})

test('R70 only what the caller may see is told: people of a team, no roles, and of the others not that they are', async () => {
  const server = await startServer()
  const { admin } = server
  const sales = await server.call(admin, createTeam, { body: { name: 'Sales', parentId: null } })
  const api = await server.person('sync', { type: 'api', teams: [sales.id] })
  const sync = await entitled(server, api, [FOLLOWS, { ...PEOPLE, level: 'team' }])
  const [mine, theirs] = [await server.person('Max Mine', { teams: [sales.id] }), await server.person('Tom Theirs')]
  const { next } = await server.call(sync, listEvents, {})
  for (const { id: user } of [theirs, mine]) await server.call(admin, suspendUser, { params: { user }, body: {} })
  const role = await server.call(admin, createRole, { body: { name: 'Clerks', permissions: [] } })
  await server.call(admin, grantUserRole, { params: { user: mine.id, role: role.id }, body: {} })
  const { items } = await server.call(sync, listEvents, { query: { after: next } })
  expect(items.map((item) => [item.event, item.entity.id, item.about])).toEqual([
    ['user.suspended', mine.id, []],
    ['role.granted', mine.id, []],
  ])
  await server.call(admin, addTeamMember, { params: { team: sales.id, user: theirs.id }, body: {} })
  const joined = await server.call(sync, listEvents, { query: { after: next } })
  expect(joined.items.map((item) => item.entity.id)).toContain(theirs.id)
})

test('whoever waits hears within a second, and is refused within one when the token is revoked', async () => {
  const server = await startServer()
  const { admin } = server
  const ada = await server.person('Ada Lovelace')
  const sync = await application(server, [FOLLOWS, PEOPLE])
  const { next } = await server.call(sync, listEvents, {})
  const began = performance.now()
  const waits = server.call(sync, listEvents, { query: { after: next, wait: 20 } })
  await pause(300)
  await server.call(admin, suspendUser, { params: { user: ada.id }, body: {} })
  const told = await waits
  expect(told.items.map((item) => item.event)).toEqual(['user.suspended'])
  expect(performance.now() - began).toBeLessThan(3000)
  const quiet = await server.call(sync, listEvents, { query: { after: told.next, wait: 1 } })
  expect(quiet).toMatchObject({ items: [], more: false })
  const waiting = server.refused(sync, listEvents, { query: { after: told.next, wait: 20 } }, TokenNotValid)
  await pause(200)
  const revokedAt = performance.now()
  await server.call(admin, revokeToken, { params: { user: sync.ownerId, token: sync.tokenId } })
  await waiting
  expect(performance.now() - revokedAt).toBeLessThan(3000)
})

test('a place is its reader’s own, tells nothing, and says when it is lost', async () => {
  const server = await startServer()
  const sync = await application(server, [FOLLOWS, PEOPLE])
  const other = await application(server, [FOLLOWS, PEOPLE], {}, 'other')
  const { next } = await server.call(sync, listEvents, {})
  for (const after of [next.slice(0, -2), '1', 'nonsense', ''])
    expect(await server.refused(sync, listEvents, { query: { after } }, Invalid)).toMatchObject({
      fields: [{ path: 'after' }],
    })
  await server.refused(other, listEvents, { query: { after: next } }, Invalid)
  await server.roster.world.engine.writes.deleteFrom('audit_chain').execute()
  await server.roster.world.engine.writes.deleteFrom('audit_unsealed').execute()
  await server.refused(sync, listEvents, { query: { after: next } }, CursorLost)
})

test('the erased are told of to whoever sees everybody, as an id', async () => {
  const server = await startServer()
  const { admin } = server
  const ada = await server.person('Ada Lovelace')
  const everybody = ['users', 'portal-users', 'api-users'].map((scope) => ({ ...PEOPLE, scope }))
  const [all, some] = [
    await application(server, [FOLLOWS, ...everybody], {}, 'all'),
    await application(server, [FOLLOWS, PEOPLE], {}, 'some'),
  ]
  const begin = async (app: Application) => (await server.call(app, listEvents, {})).next
  const [ofAll, ofSome] = [await begin(all), await begin(some)]
  const { version } = await server.call(admin, getUser, { params: { user: ada.id } })
  await server.call(admin, deleteUser, { params: { user: ada.id }, version })
  await server.call(admin, purgeUser, { params: { user: ada.id } })
  const heard = async (app: Application, after: string) =>
    (await server.call(app, listEvents, { query: { after } })).items.map((item) => item.event)
  expect(await heard(all, ofAll)).toEqual(['user.deleted', 'user.purged'])
  expect(await heard(some, ofSome)).toEqual([])
})

test('many changes out of sight between two that are seen are passed in a few short requests', async () => {
  const server = await startServer()
  const ada = await server.person('Ada Lovelace')
  const sync = await application(server, [FOLLOWS, PEOPLE])
  const { next: start } = await server.call(sync, listEvents, {})
  const edit = async (position: string) => {
    const { version } = await server.call(server.admin, getUser, { params: { user: ada.id } })
    await server.call(server.admin, editUser, { params: { user: ada.id }, body: { position }, version })
  }
  await edit('First')
  const unseen = () => ({ event: 'user.edited', entity: { kind: 'user', id: newId(), name: '' } })
  await server.roster.ctx.transaction((tx) => recordMany(tx, Array.from({ length: 6000 }, unseen)))
  await edit('Last')
  const seen: string[] = []
  let requests = 0
  for (let after = start, more = true; more; requests++) {
    const page = await server.call(sync, listEvents, { query: { after, limit: 1 } })
    seen.push(...page.items.map((item) => item.entity.id))
    after = page.next
    more = page.more
  }
  expect(seen).toEqual([ada.id, ada.id])
  expect(requests).toBeLessThan(5)
})

async function application(server: TestServer, permissions: Permission[], wish: Wish = {}, name = 'sync') {
  return entitled(server, await server.person(name, { type: 'api' }), permissions, wish)
}

async function entitled(server: TestServer, api: Person, permissions: Permission[], wish: Wish = {}) {
  const role = await server.call(server.admin, createRole, { body: { name: `May ${api.name}`, permissions } })
  await server.call(server.admin, grantUserRole, { params: { user: api.id, role: role.id }, body: {} })
  return { ...(await makeToken(server, api, wish)), ownerId: api.id }
}
