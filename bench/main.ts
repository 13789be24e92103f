/**
 * `npm run bench`: the rows of the performance budget that exist by now, each beside a limit taken in the same run.
 * The server has one core, the load the other; medians of three alternating runs. Prints a table
 * and writes it to docs/performance.md.
 * `npm run bench -- doors` and `-- lists` measure a part; `-- people` makes people (`people/main.ts`).
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../tests/harness/provision/postgres.ts'
import { benchLists } from './lists.ts'
import { putOnPage } from './page.ts'
import { peopleCommand } from './people/main.ts'
import { benchRoster } from './roster.ts'
import { type Row, table } from './table.ts'

const MANY = Number(process.env.BENCH_PEOPLE ?? 1_000_000)

type Part = (name: string, directory: string, databaseUrl?: string) => Promise<Row[]>

const PARTS: Readonly<Record<string, Part>> = {
  doors: benchRoster,
  lists: (name, directory, databaseUrl) =>
    benchLists({ name, directory, count: MANY, ...(databaseUrl ? { databaseUrl } : {}) }),
}

const [asked, ...rest] = process.argv.slice(2)
if (asked === 'people') await peopleCommand(rest)
else await bench(asked)
process.exit()

async function bench(only: string | undefined): Promise<void> {
  for (const [part, run] of Object.entries(PARTS))
    if (only === undefined || only === part) {
      const rows = await onBoth(run)
      process.stdout.write(`${table(rows)}\n`)
      putOnPage(part, rows)
    }
}

async function onBoth(run: Part): Promise<Row[]> {
  const postgres = await startPostgres({ durable: true })
  const directory = mkdtempSync(join(tmpdir(), 'roster-bench-'))
  try {
    return [
      ...(await run('SQLite', join(directory, 'sqlite'))),
      ...(await run('PostgreSQL', join(directory, 'postgres'), postgres.url)),
    ]
  } finally {
    postgres.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}
