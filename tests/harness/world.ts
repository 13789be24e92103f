/** A world for tests below the application: a real database of its own, a clock that is moved by hand, fresh keys. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { movableClock } from '../../server/platform/clock.ts'
import { type Config, type Environment, readConfig } from '../../server/platform/config.ts'
import { type Context, contextOf, systemActor, type World } from '../../server/platform/context.ts'
import { type Engine, migrate, openPostgres, openSqlite } from '../../server/platform/database/index.ts'
import { openLog } from '../../server/platform/log.ts'
import { keysFrom, randomRoot, rootKey } from '../../server/platform/secrets.ts'
import { emptyPostgres } from './postgres-databases.ts'
import { writeEmptySqlite } from './sqlite-databases.ts'

export interface TestWorld extends World {
  readonly clock: ReturnType<typeof movableClock>
  /** What was woken, in order. */
  readonly woken: string[]
  /** The lines of the log. */
  readonly logged: string[]
  /** Another process' engine on the same database; ends with the test. */
  openAnother(): Promise<Engine>
  /** A context of Roster itself. */
  readonly ctx: Context
}

export interface TestWorldOptions {
  /** Where absent, what the run is about: `ROSTER_TEST_DATABASE`. */
  readonly database?: 'sqlite' | 'postgres'
  readonly environment?: Environment
  readonly now?: string
}

/** Opens a world that ends with the test. */
export async function openWorld({
  database,
  environment = {},
  now = '2026-03-02T09:00:00.000Z',
}: TestWorldOptions = {}): Promise<TestWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'roster-test-'))
  const config = readConfig({ ROSTER_DATA_DIR: folder, ...environment }, folder)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const openAnother = await openEngine(database ?? process.env.ROSTER_TEST_DATABASE, folder)
  return worldOf(config, { engine: await openAnother(), openAnother }, now)
}

/** A second process on the same database and keys, as far as the code below the application can tell. */
export function sibling(world: TestWorld): TestWorld {
  return assemble({ ...world, wake: () => {} })
}

function worldOf(config: Config, opened: Pick<TestWorld, 'engine' | 'openAnother'>, now: string): TestWorld {
  const woken: string[] = []
  const logged: string[] = []
  const log = openLog('debug', { write: (line) => logged.push(line) })
  const keys = keysFrom([rootKey(randomRoot())])
  return assemble({
    config,
    ...opened,
    clock: movableClock(now),
    keys,
    log,
    settings: config.settings,
    settingsVersion: 0,
    wake: (job) => woken.push(job),
    woken,
    logged,
  })
}

function assemble(parts: Omit<TestWorld, 'ctx'>): TestWorld {
  const world = { ...parts }
  return Object.assign(world, { ctx: contextOf(world, systemActor) })
}

/** Makes the test's own database; each call of what it answers opens an engine on it. */
async function openEngine(kind: string | undefined, folder: string): Promise<() => Promise<Engine>> {
  return kind === 'postgres' ? openTestPostgres() : openTestSqlite(join(folder, 'roster.db'))
}

async function openTestSqlite(file: string): Promise<() => Promise<Engine>> {
  await writeEmptySqlite(file)
  return async () => {
    const engine = openSqlite(file)
    onTestFinished(() => engine.close())
    return engine
  }
}

async function openTestPostgres(): Promise<() => Promise<Engine>> {
  const { url, drop } = await emptyPostgres(async (template) => {
    const engine = openPostgres(template)
    await migrate(engine.writes, engine.types)
    await engine.close()
  })
  onTestFinished(drop)
  return async () => {
    const engine = openPostgres(url)
    onTestFinished(() => engine.close())
    return engine
  }
}
