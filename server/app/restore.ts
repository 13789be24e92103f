import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { anchor } from '../audit/index.ts'
import { type Ended, endWhatWasOpen, type Inspected, inspectBackup, loadBackup, takeOver } from '../backup/index.ts'
import { systemClock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { contextOf, operatorActor } from '../platform/context.ts'
import { type Engine, isEmpty, openPostgres, openSqlite, type Place } from '../platform/database/index.ts'
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
  try {
    const keys = openKeys(config)
    const loaded = await inspectBackup(wish.file, keys)
    if (!loaded.ours && !wish.newKey)
      throw new StartError(
        'The root key does not belong to this backup. Put back the key file it was made with, or go on without it: --new-key ends its links and sealed secrets.',
      )
    const place = await emptyPlace(config, wish)
    await loadBackup(wish.file, loaded, place, wish.progress)
    if (!loaded.ours) await takeOverPlace(place, keys)
    return await bringIn(config, place, loaded)
  } finally {
    await leave()
  }
}

/** Where the backup is put: on SQLite beside the database that may be there, until it is ready to take its place. */
async function emptyPlace(config: Config, { replace }: RestoreWish): Promise<Place> {
  const place = placeOf(config)
  const empty = await isEmpty(place)
  if (!empty && 'url' in place)
    throw new StartError(
      'The PostgreSQL database is not empty. Make a new one (createdb) and name it in ROSTER_DATABASE_URL.',
    )
  if (!empty && !replace)
    throw new StartError(
      `A database is there already. Say --replace to set it aside, under another name in ${config.dataDir}.`,
    )
  return 'file' in place ? { file: `${place.file}.restoring` } : place
}

/**
 * Ends what was open and lets the restored database take its place: in this order, and before anybody else may work on
 * it, so that no server that starts meanwhile knows the old sessions or sends the old mails.
 */
async function bringIn(config: Config, place: Place, { manifest, rows, ours }: Inspected): Promise<Restored> {
  const mark = systemClock.now().replace(/\D/g, '').slice(0, 14)
  const world = await openWorld(config, { engine: openPlace(place) })
  const aside: string[] = []
  let ended: Ended
  try {
    const ctx = contextOf(world, operatorActor)
    ended = await endWhatWasOpen(ctx, { at: manifest.at, ours })
    aside.push(...setAside(config.dataDir, 'audit-anchors.log', mark))
    await anchor(ctx)
  } finally {
    await world.engine.close()
  }
  const final = placeOf(config)
  if ('file' in place && 'file' in final) {
    for (const name of ['roster.db', 'roster.db-wal', 'roster.db-shm'])
      aside.push(...setAside(config.dataDir, name, mark))
    renameSync(place.file, final.file)
  }
  return { ...ended, rows, at: manifest.at, aside }
}

async function takeOverPlace(place: Place, keys: Keys): Promise<void> {
  const engine = openPlace(place)
  try {
    await takeOver(engine, keys)
  } finally {
    await engine.close()
  }
}

function openPlace(place: Place): Engine {
  return 'file' in place ? openSqlite(place.file) : openPostgres(place.url)
}

function setAside(directory: string, name: string, mark: string): string[] {
  const from = join(directory, name)
  if (!existsSync(from)) return []
  const to = join(directory, name.replace(/^([^.]+)/, `$1.before-${mark}`))
  renameSync(from, to)
  return [to]
}
