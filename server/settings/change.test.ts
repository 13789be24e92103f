import { describe, expect, test } from 'vitest'
import { startServer, type TestServer } from '../../tests/harness/server.ts'
import { PasswordTooWeak } from '../passwords/contract.ts'
import { Forbidden, Stale } from '../platform/failures.ts'
import { getMe } from '../sessions/contract.ts'
import { createUser, listUsers } from '../users/contract.ts'
import { changeSettings, listSettings, resetSetting, setSetting } from './contract.ts'

const set = ({ call, admin }: TestServer, key: string, value: string | number | boolean | string[], version = 0) =>
  call(admin, setSetting, { params: { key }, body: { value, confirmed: true }, version })

describe('what is changed', () => {
  test('holds with the next request, says who and when, and is in the trail with before and after', async () => {
    const server = await startServer()
    const { admin, call, refused } = server
    const shown = await set(server, 'installation.name', '  Fjord Bank ')
    expect(shown).toMatchObject({
      value: 'Fjord Bank',
      source: 'administrator',
      setBy: 'Grace Hopper',
      setAt: server.clock.now(),
    })
    expect((await call(admin, getMe, {})).installation).toBe('Fjord Bank')
    const [event] = await server.trail(shown.id)
    expect(event).toMatchObject({
      event: 'setting.changed',
      actor: { name: 'Grace Hopper' },
      entity: { kind: 'setting', name: 'installation.name', version: shown.version },
      before: { 'installation.name': 'Roster' },
      after: { 'installation.name': 'Fjord Bank' },
    })
    await set(server, 'passwords.adminMaySet', true)
    await set(server, 'passwords.minimum', 40)
    const bo = { username: 'bo', wayIn: 'password' as const, password: 'seven quiet lanterns' }
    await refused(admin, createUser, { body: bo }, PasswordTooWeak)
  })

  test('goes back to what is built in, and another editor is told', async () => {
    const server = await startServer()
    const { admin, call, refused } = server
    const { version } = await set(server, 'deletion.graceDays', 7)
    const reset = { params: { key: 'deletion.graceDays' }, version }
    expect(await call(admin, resetSetting, reset)).toMatchObject({
      value: 30,
      source: 'built-in',
      setBy: null,
      version: 0,
    })
    const told = await refused(admin, resetSetting, reset, Stale)
    expect(told.detail).toBe('deletion.graceDays went back to what is built in meanwhile.')
    expect((await server.trail())[0]).toMatchObject({
      event: 'setting.changed',
      also: { reset: true },
      after: { 'deletion.graceDays': 30 },
    })
  })

  test('several go together: what only makes sense as a whole is saved as a whole', async () => {
    const { admin, call, trail } = await startServer()
    const changes = [
      { key: 'passwords.minimum', value: 10, version: 0 },
      { key: 'passwords.acceptWeaker', value: true, version: 0 },
    ]
    const { items } = await call(admin, changeSettings, { body: { changes, confirmed: true } })
    expect(items.filter(({ source }) => source === 'administrator').map(({ key, value }) => [key, value])).toEqual([
      ['passwords.minimum', 10],
      ['passwords.acceptWeaker', true],
    ])
    const [first, second] = await trail()
    expect(first?.changeId).toBe(second?.changeId)
  })

  test('R55 fifty editors of one setting: one is saved, the others are told', async () => {
    const { admin, attempt } = await startServer()
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        attempt(admin, setSetting, { params: { key: 'deletion.graceDays' }, body: { value: n + 1 }, version: 0 }),
      ),
    )
    const statuses = outcomes.map(({ status }) => status)
    expect([
      statuses.filter((status) => status === 200).length,
      statuses.filter((status) => status === 412).length,
    ]).toEqual([1, 49])
    expect(outcomes.find(({ status }) => status === 412)?.problem?.detail).toBe(
      'Grace Hopper changed deletion.graceDays meanwhile.',
    )
  })

  test('a change of what decides holds for everybody at once', async () => {
    const server = await startServer()
    const kim = await server.person('Kim Novak')
    await server.refused(kim, listUsers, {}, Forbidden)
    const given = await set(server, 'access.baselineRole', 'Directory reader')
    await server.call(kim, listUsers, {})
    await set(server, 'access.adminOnly', ['users.read'])
    await server.refused(kim, listUsers, {}, Forbidden)
    await server.call(server.admin, resetSetting, {
      params: { key: 'access.baselineRole' },
      query: { confirmed: 'true' },
      version: given.version,
    })
  })

  test('keys of another version, and values that no longer pass, are kept and not used', async () => {
    const server = await startServer()
    await server.roster.ctx.upkeep((tx) =>
      tx.db
        .insertInto('settings')
        .values([
          { key: 'later.key', value: '{"a":1}', set_at: tx.now(), set_by: null, version: 1 },
          { key: 'roles.maxPerUser', value: '"many"', set_at: tx.now(), set_by: null, version: 1 },
        ])
        .execute(),
    )
    await set(server, 'deletion.graceDays', 9)
    const { items } = await server.call(server.admin, listSettings, {})
    expect(items.find(({ key }) => key === 'roles.maxPerUser')).toMatchObject({
      value: 0,
      source: 'built-in',
      version: 1,
    })
    expect(items.some(({ key }) => key === 'later.key')).toBe(false)
    expect(
      await server.roster.ctx.db.selectFrom('settings').select('key').where('key', '=', 'later.key').execute(),
    ).toHaveLength(1)
    expect(server.logged.join()).toContain('roles.maxPerUser')
  })
})
