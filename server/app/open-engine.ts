import { accessSync, constants, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../platform/config.ts'
import {
  type Engine,
  holdPresence,
  openPostgres,
  openSqlite,
  type Place,
  type Presence,
} from '../platform/database/index.ts'
import { StartError } from '../platform/start-error.ts'

const TRIES = 5 // to enter, 20 ms apart

/** The data directory, made where missing (mode 0700); one sentence where it cannot be used. */
export function prepareDirectory({ dataDir }: Config): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new StartError(
      `The data directory ${dataDir} cannot be used: ${reasonOf(error)}. Set ROSTER_DATA_DIR to one that can.`,
    )
  }
  assertNotInSomebodysPlace(dataDir)
}

/** What root writes here its owner cannot read any more: a rotated key would keep the server from starting again. */
function assertNotInSomebodysPlace(dataDir: string): void {
  const { uid } = statSync(dataDir)
  if (process.getuid?.() === 0 && uid !== 0)
    throw new StartError(
      `The data directory ${dataDir} belongs to another user (${uid}). Run this as that user, for example with sudo -u "#${uid}".`,
    )
}

/** Where the database of this configuration is. */
export function placeOf(config: Config): Place {
  return config.databaseUrl ? { url: config.databaseUrl } : { file: join(config.dataDir, 'roster.db') }
}

/** The database of this configuration, reached and answering; while it is open nobody restores over it. */
export async function openEngine(config: Config): Promise<Engine> {
  return config.databaseUrl ? openShared(config) : openSharedFile(config)
}

async function openShared(config: Config): Promise<Engine> {
  const engine = await openBare(config)
  try {
    return leavingAtClose(engine, await enter(config, 'shared'))
  } catch (error) {
    await engine.close()
    throw error
  }
}

/** Nobody opens a file that is about to be set aside: its log would be left beside the one that takes its place. */
async function openSharedFile(config: Config): Promise<Engine> {
  prepareDirectory(config)
  const leave = await enter(config, 'shared')
  try {
    return leavingAtClose(await openBare(config), leave)
  } catch (error) {
    await leave()
    throw error
  }
}

function leavingAtClose(engine: Engine, leave: () => Promise<void>): Engine {
  return {
    ...engine,
    close: async () => {
      await engine.close()
      await leave()
    },
  }
}

/** The database without saying that somebody works on it: for whoever has said so already. */
export async function openBare(config: Config): Promise<Engine> {
  prepareDirectory(config)
  return config.databaseUrl ? reachPostgres(config.databaseUrl) : openFile(join(config.dataDir, 'roster.db'))
}

/** Whether nobody works on the data of this configuration at this moment. */
export async function isUnused(config: Config): Promise<boolean> {
  prepareDirectory(config)
  const leave = await holdPresence(placeOf(config), 'alone')
  await leave?.()
  return leave !== undefined
}

/** Says that this process works on the data, with others or alone; one sentence where the two do not go together. */
export async function enter(config: Config, presence: Presence): Promise<() => Promise<void>> {
  const leave = await holding(config, presence)
  if (leave) return leave
  throw new StartError(
    presence === 'alone'
      ? 'A Roster is running on this data. Stop it first, and every command that works beside it.'
      : 'This data is being restored or migrated. Try again when that has ended.',
  )
}

/** Tried again for a moment: somebody may just look whether they are alone. */
async function holding(config: Config, presence: Presence): Promise<(() => Promise<void>) | undefined> {
  for (let tries = 1; ; tries++) {
    const leave = await holdPresence(placeOf(config), presence)
    if (leave || tries === TRIES) return leave
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

function openFile(file: string): Engine {
  try {
    return openSqlite(file)
  } catch (error) {
    throw new StartError(
      `The database ${file} cannot be opened: ${reasonOf(error)}. Nothing was changed; restore a backup or move the file away.`,
    )
  }
}

async function reachPostgres(url: string): Promise<Engine> {
  const engine = openPostgres(url)
  try {
    await engine.ping()
    return engine
  } catch (error) {
    await engine.close()
    const { hostname, port, pathname } = new URL(url)
    throw new StartError(
      `PostgreSQL at ${hostname}:${port || 5432}${pathname} cannot be reached: ${reasonOf(error)}. Check ROSTER_DATABASE_URL.`,
    )
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0])
  return error instanceof Error ? error.message : String(error)
}
