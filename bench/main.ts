/**
 * `npm run bench`: the rows of the performance budget that exist by now, each beside a limit taken in the same run.
 * The server has one core, the load the other; medians of three alternating runs. Prints a table; changes nothing.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../tests/harness/provision/postgres.ts'
import { peopleCommand } from './people/main.ts'
import { benchRoster } from './roster.ts'
import { type Row, table } from './table.ts'

if (process.argv[2] === 'people') {
  await peopleCommand(process.argv.slice(3))
  process.exit()
}

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
