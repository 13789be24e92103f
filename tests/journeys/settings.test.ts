import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { Forbidden, Stale } from '../../server/platform/failures.ts'
import { getMe } from '../../server/sessions/contract.ts'
import { setSetting } from '../../server/settings/contract.ts'
import { getDoor } from '../../server/sign-in/contract.ts'
import { listUsers } from '../../server/users/contract.ts'
import { startServer } from '../harness/server.ts'

test('two servers on one database: what one changes holds at the other with the next request', async () => {
  const server = await startServer()
  const other = await server.another()
  const kim = await server.person('Kim Novak')
  await other.refused(kim, listUsers, {}, Forbidden)
  const everybody = { params: { key: 'access.baselineRole' }, body: { value: 'Directory reader', confirmed: true } }
  await server.call(server.admin, setSetting, { ...everybody, version: 0 })
  await other.call(kim, listUsers, {})
  await other.refused(server.admin, setSetting, { ...everybody, version: 0 }, Stale)
  const name = { params: { key: 'installation.name' }, body: { value: 'Fjord Bank' }, version: 0 }
  await other.call(server.admin, setSetting, name)
  expect((await server.call(kim, getMe, {})).installation).toBe('Fjord Bank')
})

test('two servers on one database: a stranger, whom no session brings the news, sees it within a second', async () => {
  const server = await startServer()
  const other = await server.another()
  await pause(300)
  const name = { params: { key: 'installation.name' }, body: { value: 'Fjord Bank' }, version: 0 }
  await server.call(server.admin, setSetting, name)
  const changedAt = performance.now()
  while ((await other.call(server.visitor, getDoor, {})).installation !== 'Fjord Bank') {
    expect(performance.now() - changedAt).toBeLessThan(1500)
    await pause(20)
  }
})

test.runIf(process.env.ROSTER_TEST_DATABASE === 'postgres')(
  'where the connection that brings the news breaks, it is made anew and nothing is missed',
  async () => {
    const server = await startServer()
    const other = await server.another()
    const { writes } = server.roster.world.engine
    const listeners = sql`select pid from pg_stat_activity
      where datname = current_database() and query like 'listen %' and state = 'idle'`
    await expect.poll(async () => (await listeners.execute(writes)).rows.length, { timeout: 20_000 }).toBe(2)
    await sql`select pg_terminate_backend(pid) from (${listeners}) as listeners`.execute(writes)
    const name = { params: { key: 'installation.name' }, body: { value: 'Fjord Bank' }, version: 0 }
    await server.call(server.admin, setSetting, name)
    const seen = async () => (await other.call(server.visitor, getDoor, {})).installation
    await expect.poll(seen, { timeout: 20_000, interval: 50 }).toBe('Fjord Bank')
  },
)
