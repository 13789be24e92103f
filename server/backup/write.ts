import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createGzip } from 'node:zlib'
import { INSTALLATION, record, seal } from '../audit/index.ts'
import { keyCheck } from '../keys/index.ts'
import { days, later, systemClock } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import { openSnapshot, type Place, type Snapshot } from '../platform/database/index.ts'
import { newId } from '../platform/ids.ts'
import { type Manifest, rowLine } from './format.ts'

export interface Written {
  readonly at: string
  readonly rows: number
  readonly tables: number
}

const OWNER_ONLY = 0o600
const LEFT_AFTER = days(1) // no backup takes as long
const LINES_AT_ONCE = 256 // handed on together; one by one would cost more than reading them

/**
 * Writes the whole database as it is at one moment to `file`, while everybody goes on. It appears under its name only
 * when it is whole and on disk. The root key is not in it; without that key nobody can put it back as it was.
 */
export async function writeBackup(
  ctx: Context,
  place: Place,
  file: string,
  progress: (rows: number) => void,
): Promise<Written> {
  await seal(ctx)
  const snapshot = await openSnapshot(place)
  await removeLeftOvers(file)
  const making = `${file}.${newId()}.making` // of two who write to one file at once each has its own
  const told = { at: ctx.now(), rows: 0, tables: snapshot.tables.length }
  try {
    const lines = Readable.from(linesOf(ctx, snapshot, told, progress))
    const out = createWriteStream(making, { mode: OWNER_ONLY, flags: 'wx' })
    await pipeline(lines, createGzip({ level: constants.Z_BEST_SPEED }), out)
    const written = await open(making, 'r')
    await written.sync()
    await written.close()
    await rename(making, file)
  } catch (error) {
    await rm(making, { force: true })
    throw error
  } finally {
    await snapshot.close()
  }
  await ctx.transaction((tx) => record(tx, 'backup.written', INSTALLATION, { also: { rows: told.rows } }))
  return told
}

/** What backups to this file left that were killed: whole copies of everybody, which nobody would find again. */
async function removeLeftOvers(file: string): Promise<void> {
  const folder = dirname(file)
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith(`${basename(file)}.`) || !name.endsWith('.making')) continue
    const left = join(folder, name)
    const found = await stat(left).catch(() => undefined)
    if (found && found.mtimeMs < Date.parse(later(systemClock.now(), -LEFT_AFTER))) await rm(left, { force: true })
  }
}

async function* linesOf(
  { world }: Context,
  snapshot: Snapshot,
  told: { at: string; rows: number },
  progress: (rows: number) => void,
): AsyncGenerator<string> {
  const sum = createHash('sha256')
  const counted = (lines: readonly string[]): string => {
    const text = `${lines.join('\n')}\n`
    sum.update(text)
    return text
  }
  yield counted([JSON.stringify(manifestOf(world, snapshot, told.at))])
  for (const table of snapshot.tables) {
    yield counted([JSON.stringify({ table: table.name, columns: table.columns })])
    for await (const rows of snapshot.rows(table)) {
      for (let at = 0; at < rows.length; at += LINES_AT_ONCE)
        yield counted(rows.slice(at, at + LINES_AT_ONCE).map(rowLine))
      told.rows += rows.length
      progress(told.rows)
    }
  }
  const sha256 = sum.digest('base64url')
  yield `${JSON.stringify({ rows: told.rows, sha256, signature: world.keys.sign('backup', sha256) })}\n`
}

function manifestOf({ keys, engine }: Context['world'], { steps }: Snapshot, at: string): Manifest {
  return {
    format: 'roster-backup',
    version: 1,
    at,
    engine: engine.kind,
    steps: [...steps],
    keyId: keys.keyId,
    keyCheck: keyCheck(keys),
  }
}
