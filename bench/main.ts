/**
 * `npm run bench`: the rows of the performance budget that exist by now, each beside a limit taken in the same run.
 * The server has one core, the load the other; medians of three alternating runs. Prints a table; changes nothing.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../tests/harness/provision/postgres.ts'
import { benchRoster } from './roster.ts'
import { type Row, table } from './table.ts'

const postgres = await startPostgres({ durable: true })
const rows: Row[] = []
const directory = mkdtempSync(join(tmpdir(), 'roster-bench-'))
try {
  rows.push(...(await benchRoster('SQLite', join(directory, 'sqlite'))))
  rows.push(...(await benchRoster('PostgreSQL', join(directory, 'postgres'), postgres.url)))
} finally {
  postgres.stop()
  rmSync(directory, { recursive: true, force: true })
}
process.stdout.write(`${table(rows)}\n`)
