import { expect, test } from 'vitest'
import { startServer, type TestServer } from '../../tests/harness/server.ts'
import { makeToken } from '../../tests/harness/tokens.ts'
import { Forbidden, Malformed } from '../platform/failures.ts'
import { createRole } from '../roles/contract.ts'
import { getMe } from '../sessions/contract.ts'
import { createTeam } from '../teams/contract.ts'
import { listAllTokens, revokeToken } from './contract.ts'

const DAY = 86_400_000
const all = async ({ call, admin }: TestServer, query = {}) => (await call(admin, listAllTokens, { query })).items

test('R87 an administrator finds what ends, what ended and what nobody uses, of everybody', async () => {
  const server = await startServer({ settings: { 'apiTokens.longestDays': 0, 'apiTokens.forPeople': 'everybody' } })
  const robot = await server.person('Sync Robot', { type: 'api' })
  const kim = await server.person('Kim Novak')
  await server.refused(kim, listAllTokens, {}, Forbidden)
  const till = (days: number) => new Date(Date.parse(server.clock.now()) + days * DAY).toISOString()
  const used = await makeToken(server, robot, { name: 'used', expiresAt: null })
  await makeToken(server, kim, { name: 'idle', expiresAt: null })
  await makeToken(server, robot, { name: 'over', expiresAt: till(80) })
  await makeToken(server, robot, { name: 'soon', expiresAt: till(105) })
  const gone = await makeToken(server, robot, { name: 'gone' })
  await server.call(server.admin, revokeToken, { params: { user: robot.id, token: gone.tokenId } })
  server.clock.advance(95 * DAY)
  await server.signIn(server.admin)
  await server.call(used, getMe, {})
  await server.run('token-uses')
  const names = async (show?: string) => (await all(server, show ? { show } : {})).map(({ name }) => name).sort()
  expect(await names()).toEqual(['idle', 'over', 'soon', 'used'])
  expect(await names('working')).toEqual(['idle', 'soon', 'used'])
  expect(await names('ending')).toEqual(['soon'])
  expect(await names('unused')).toEqual(['idle', 'soon'])
  expect(await names('expired')).toEqual(['over'])
  expect((await all(server)).find(({ name }) => name === 'idle')?.owner.name).toBe('Kim Novak')
})

test('R70 somebody finds those of the accounts whose tokens they may manage, page by page', async () => {
  const server = await startServer()
  const { call, admin } = server
  const team = await call(admin, createTeam, { body: { name: 'Harbour' } })
  const permissions = ['read', 'tokens'].map((action) => ({ scope: 'api-users', action, level: 'team' as const }))
  const role = await call(admin, createRole, { body: { name: 'Robot keeper', permissions } })
  const kim = await server.person('Kim Novak', { roles: [role.id], teams: [team.id] })
  const [near, far] = [
    await server.person('Near Robot', { type: 'api', teams: [team.id] }),
    await server.person('Far Robot', { type: 'api' }),
  ]
  for (const name of ['one', 'two', 'three']) await makeToken(server, near, { name })
  await makeToken(server, far, { name: 'four' })
  const first = await call(kim, listAllTokens, { query: { limit: 2 } })
  expect([first.items.map(({ name }) => name), first.total]).toEqual([['three', 'two'], 3])
  const next = await call(kim, listAllTokens, { query: { limit: 2, after: first.next ?? '' } })
  expect([next.items.map(({ name }) => name), next.next]).toEqual([['one'], null])
  expect(await all(server)).toHaveLength(4)
  await server.refused(admin, listAllTokens, { query: { after: 'x' } }, Malformed)
})
