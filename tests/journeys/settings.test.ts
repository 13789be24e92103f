import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Forbidden, Stale } from '../../server/platform/failures.ts'
import { getMe } from '../../server/sessions/contract.ts'
import { setSetting } from '../../server/settings/contract.ts'
import { getDoor } from '../../server/sign-in/contract.ts'
import { listUsers } from '../../server/users/contract.ts'
import { startServer, type TestServer } from '../harness/server.ts'

const MAIN = join(import.meta.dirname, '../../server/cli/main.ts')

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

test.runIf(process.env.ROSTER_TEST_DATABASE !== 'postgres')(
  'the command line changes a setting beside the running server, which follows within a second',
  async () => {
    const server = await startServer()
    const said = await roster(server, 'set', 'installation.name', 'Fjord Bank')
    expect(said).toMatchObject({ code: 0, out: 'installation.name is Fjord Bank.\n' })
    expect((await server.call(server.admin, getMe, {})).installation).toBe('Fjord Bank')
    expect((await server.trail())[0]).toMatchObject({ event: 'setting.changed', actor: { kind: 'operator' } })
    const shown = JSON.parse((await roster(server, 'get', 'installation.name', '--json')).out)
    expect(shown).toMatchObject({ value: 'Fjord Bank', source: 'administrator', setBy: 'Operator' })
    expect(await roster(server, 'unset', 'installation.name')).toMatchObject({ code: 0 })
    expect((await roster(server, 'list')).out).toMatch(/^installation\.name +Roster +built in$/m)
  },
)

test.runIf(process.env.ROSTER_TEST_DATABASE !== 'postgres')(
  'the command line says in one sentence what it refuses, with exit code 1',
  async () => {
    const server = await startServer({ settings: { 'roles.maxPerUser': 3 } })
    for (const [words, sentence] of [
      [['get', 'no.such'], 'There is no setting “no.such”.'],
      [['set', 'passwords.minimum', 'many'], 'passwords.minimum takes a whole number.'],
      [['set', 'passwords.minimum', '8'], 'Below 15 characters only with passwords.acceptWeaker.'],
      [['set', 'roles.maxPerUser', '5'], 'roles.maxPerUser is fixed by settings.roles.maxPerUser in /'],
      [['set', 'deletion.graceDays', '0'], 'Deleting somebody will be final at once'],
    ] as const) {
      const { code, err } = await roster(server, ...words)
      expect([words, code, err]).toEqual([words, 1, expect.stringContaining(sentence)])
    }
    expect(await roster(server, 'set', 'deletion.graceDays', '0', '--yes')).toMatchObject({ code: 0 })
  },
)

interface Said {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs `roster settings …` as the operator would, in the data directory of this server. */
function roster({ roster: { world } }: TestServer, ...words: readonly string[]): Promise<Said> {
  const file = Object.values(world.config.given).find((given) => given.file)?.file ?? ''
  const env = { ...process.env, ROSTER_DATA_DIR: world.config.dataDir, ROSTER_CONFIG: file }
  return new Promise((resolve) => {
    execFile(process.execPath, [MAIN, 'settings', ...words], { env }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    )
  })
}
