import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { anchor } from '../audit/index.ts'
import { type Ended, endWhatWasOpen, type Inspected, inspectBackup, loadBackup, takeOver } from '../backup/index.ts'
import { systemClock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { contextOf, operatorActor } from '../platform/context.ts'
import { isEmpty, openPostgres, openSqlite, type Place } from '../platform/database/index.ts'
import type { Keys } from '../platform/secrets.ts'
import { StartError } from '../platform/start-error.ts'
import { openWorld } from './build.ts'
import { keyFile, openKeys } from './key-file.ts'
import { enter, placeOf, prepareDirectory } from './open-engine.ts'

export interface RestoreWish {
  readonly file: string
  /** Sets a database that is there aside, under another name beside it. */
  readonly replace: boolean
  /** Goes on although the root key is another one; what hangs on the lost key is void. */
  readonly newKey: boolean
  progress(rows: number): void
}

export interface Restored extends Ended {
  readonly rows: number
  readonly at: string
  /** Files that were there before, under their new names. */
  readonly aside: readonly string[]
}

/** Puts a backup back as the database of this configuration. Nothing is touched before the whole backup was read. */
export async function restore(config: Config, wish: RestoreWish): Promise<Restored> {
  prepareDirectory(config)
  if (!existsSync(keyFile(config)) && !wish.newKey)
    throw new StartError(
      `Put the root key of the backup at ${keyFile(config)} first, or go on without it: --new-key ends its links and sealed secrets.`,
    )
  const leave = await enter(config, 'alone')
  const aside: string[] = []
  let loaded: Inspected
  try {
    const keys = openKeys(config)
    loaded = await inspectBackup(wish.file, keys)
    if (!loaded.ours && !wish.newKey)
      throw new StartError(
        'The root key does not belong to this backup. Put back the key file it was made with, or go on without it: --new-key ends its links and sealed secrets.',
      )
    await load(config, { loaded, wish, keys, aside })
  } finally {
    await leave()
  }
  const world = await openWorld(config)
  try {
    const ctx = contextOf(world, operatorActor)
    const ended = await endWhatWasOpen(ctx, loaded.manifest)
    await anchor(ctx)
    return { ...ended, rows: loaded.rows, at: loaded.manifest.at, aside }
  } finally {
    await world.engine.close()
  }
}

interface Load {
  readonly loaded: Inspected
  readonly wish: RestoreWish
  readonly keys: Keys
  readonly aside: string[]
}

async function load(config: Config, { loaded, wish, keys, aside }: Load): Promise<void> {
  const place = placeOf(config)
  const empty = await isEmpty(place)
  if (!empty && 'url' in place)
    throw new StartError(
      'The PostgreSQL database is not empty. Make a new one (createdb) and name it in ROSTER_DATABASE_URL.',
    )
  if (!empty && !wish.replace)
    throw new StartError(
      `A database is there already. Say --replace to set it aside, under another name in ${config.dataDir}.`,
    )
  const making: Place = 'file' in place ? { file: `${place.file}.restoring` } : place
  await loadBackup(wish.file, loaded, making, wish.progress)
  if (!loaded.ours) await takeOverPlace(making, keys)
  const mark = systemClock.now().replace(/\D/g, '').slice(0, 14)
  aside.push(...setAside(config.dataDir, 'audit-anchors.log', mark))
  if ('url' in place || 'url' in making) return
  for (const name of ['roster.db', 'roster.db-wal', 'roster.db-shm'])
    aside.push(...setAside(config.dataDir, name, mark))
  renameSync(making.file, place.file)
}

async function takeOverPlace(place: Place, keys: Keys): Promise<void> {
  const engine = 'file' in place ? openSqlite(place.file) : openPostgres(place.url)
  try {
    await takeOver(engine, keys)
  } finally {
    await engine.close()
  }
}

function setAside(directory: string, name: string, mark: string): string[] {
  const from = join(directory, name)
  if (!existsSync(from)) return []
  const to = join(directory, name.replace(/^([^.]+)/, `$1.before-${mark}`))
  renameSync(from, to)
  return [to]
}
