/**
 * `npm run bench`: the rows of the performance budget that exist by now, each beside a limit taken in the same run.
 * The server has one core, the load the other; medians of three alternating runs. Prints a table
 * and writes it to docs/performance.md.
 * `npm run bench -- doors` and so on measure a part; `-- people` makes people (`people/main.ts`).
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../tests/harness/provision/postgres.ts'
import { benchAccess } from './access.ts'
import { benchChanges } from './changes.ts'
import { benchDecisions } from './decisions.ts'
import { benchFirstLoad } from './first-load.ts'
import { benchImport } from './imports.ts'
import { benchLists } from './lists.ts'
import { benchIdle } from './memory.ts'
import { putOnPage } from './page.ts'
import { peopleCommand } from './people/main.ts'
import { benchRecovery } from './recovery.ts'
import { benchRoster } from './roster.ts'
import { stop } from './run.ts'
import { envOf, type Place, startServer } from './server.ts'
import { type Row, table } from './table.ts'

const MANY = Number(process.env.BENCH_PEOPLE ?? 1_000_000)

type Part = (place: Place) => Promise<Row[]>

const PARTS: Readonly<Record<string, Part>> = {
  doors: benchRoster,
  recovery: benchRecovery,
  access: benchAccess,
  changes: benchChanges,
  weight: async (place) => [await benchIdle(place), ...(place.databaseUrl ? [] : await benchOnce(place))],
  lists: (place) => benchLists(place, MANY),
  imports: (place) => benchImport(place, MANY),
}

const [asked, ...rest] = process.argv.slice(2)
if (asked === 'people') await peopleCommand(rest)
else await bench(asked)
process.exit()

async function bench(only: string | undefined): Promise<void> {
  if (only !== undefined && !(only in PARTS))
    throw new Error(`There is no part “${only}”: ${Object.keys(PARTS).join()}.`)
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
      ...(await run({ name: 'SQLite', directory: join(directory, 'sqlite') })),
      ...(await run({ name: 'PostgreSQL', directory: join(directory, 'postgres'), databaseUrl: postgres.url })),
    ]
  } finally {
    postgres.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}

/** What does not depend on the database. */
async function benchOnce(place: Place): Promise<Row[]> {
  const directory = join(place.directory, 'once')
  const running = await startServer({ ...place, directory }, await envOf({ ...place, directory }))
  const firstLoad = await benchFirstLoad(running)
  await stop(running.child)
  return [firstLoad, ...(await benchDecisions())]
}
