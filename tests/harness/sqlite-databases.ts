/** A SQLite file for each test, copied from one that was brought forward once in the worker. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate, openSqlite } from '../../server/platform/database/index.ts'

let template: Promise<Buffer> | undefined

/** Writes a database with the whole schema and nothing in it. */
export async function writeEmptySqlite(file: string): Promise<void> {
  template ??= makeTemplate()
  writeFileSync(file, await template, { mode: 0o600 })
}

async function makeTemplate(): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'roster-template-'))
  try {
    const file = join(folder, 'roster.db')
    const engine = openSqlite(file)
    await migrate(engine.writes, engine.types)
    // Closing folds the log back: the file alone is everything.
    await engine.close()
    return readFileSync(file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
