import {
  type Engine,
  knownSteps,
  migrate,
  openPostgres,
  openSqlite,
  openTarget,
  type Place,
  type TableShape,
  type Target,
} from '../platform/database/index.ts'
import { StartError } from '../platform/start-error.ts'
import type { Restoring } from './end-what-was-open.ts'
import type { Inspected } from './read.ts'
import { rowsOf } from './read.ts'
import { RESTORING } from './store.ts'

/**
 * Puts the rows of a backup that was inspected into an empty place, on either database, and brings them forward to this
 * Roster. Leaves nothing behind where it fails.
 */
export async function loadBackup(
  file: string,
  { manifest, ours }: Inspected,
  place: Place,
  progress: (rows: number) => void,
): Promise<void> {
  const step = manifest.steps.at(-1)
  if (!step || !knownSteps.includes(step))
    throw new StartError(
      `This backup was written by a newer Roster (it knows step ${step}). Restore it with that version.`,
    )
  await withEngine(place, (engine) => migrate(engine.writes, engine.types, step))
  const target = await openTarget(place)
  try {
    await fill(target, file, progress)
    const restoring: Restoring = { at: manifest.at, ours }
    const marks = target.tables.find(({ name }) => name === 'audit_marks')
    if (marks) await target.insert({ ...marks, columns: ['name', 'value'] }, [[RESTORING, JSON.stringify(restoring)]])
    await target.finish()
  } catch (error) {
    await target.abandon()
    throw new StartError(`The backup could not be put back: ${error instanceof Error ? error.message : error}`)
  }
  await withEngine(place, (engine) => migrate(engine.writes, engine.types))
}

async function fill(target: Target, file: string, progress: (rows: number) => void): Promise<void> {
  const known = new Map(target.tables.map((table) => [table.name, table]))
  let done = 0
  for await (const { table, rows } of rowsOf(file)) {
    assertFits(table, known.get(table.name))
    await target.insert(table, rows)
    done += rows.length
    progress(done)
  }
}

function assertFits(table: TableShape, there: TableShape | undefined): void {
  if (!there) throw new Error(`this Roster has no table ${table.name}`)
  const unknown = table.columns.find((column) => !there.columns.includes(column))
  if (unknown) throw new Error(`this Roster has no column ${unknown} in ${table.name}`)
}

async function withEngine(place: Place, work: (engine: Engine) => Promise<unknown>): Promise<void> {
  const engine = 'file' in place ? openSqlite(place.file) : openPostgres(place.url)
  try {
    await work(engine)
  } finally {
    await engine.close()
  }
}
