/** `npm run bench -- people …`: generated people, as files for `roster import` or straight into a database. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openWorld } from '../../server/app/build.ts'
import { readConfig } from '../../server/platform/config.ts'
import { writeMemberships, writePeople, writeTeams } from './csv.ts'
import { fill } from './fill.ts'

const HELP = `Generated people: the same for the same seed, as many as asked for.

  npm run bench -- people --count 1000 --out DIRECTORY     people.csv, teams.csv, memberships.csv for “roster import”
  npm run bench -- people --count 1000000 --fill           straight into the database that ROSTER_DATA_DIR and
                                                           ROSTER_DATABASE_URL name; an empty one, for measuring only
  --seed NUMBER   other people (default 1)
`

export async function peopleCommand(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      count: { type: 'string' },
      out: { type: 'string' },
      seed: { type: 'string', default: '1' },
      fill: { type: 'boolean', default: false },
    },
  })
  const count = Number(values.count)
  const seed = Number(values.seed)
  if (!Number.isSafeInteger(count) || count < 1 || !Number.isSafeInteger(seed) || (!values.out && !values.fill)) {
    process.stderr.write(HELP)
    process.exitCode = 1
    return
  }
  if (values.out) await writeFiles(values.out, count, seed)
  if (values.fill) await fillDatabase(count, seed)
}

async function writeFiles(directory: string, count: number, seed: number): Promise<void> {
  const what = { count, seed, now: Date.now() }
  mkdirSync(directory, { recursive: true })
  await writePeople(join(directory, 'people.csv'), what)
  await writeTeams(join(directory, 'teams.csv'), what)
  await writeMemberships(join(directory, 'memberships.csv'), what)
  process.stdout.write(`people.csv, teams.csv and memberships.csv for ${count} people are in ${directory}\n`)
}

async function fillDatabase(count: number, seed: number): Promise<void> {
  const world = await openWorld(readConfig(process.env, process.cwd()))
  const startedAt = performance.now()
  const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(0)
  try {
    await fill(world, { count, seed }, (done) => process.stderr.write(`\r${done} of ${count} people, ${seconds()} s`))
    process.stderr.write('\n')
    process.stdout.write(`${count} people written in ${seconds()} s\n`)
  } finally {
    await world.engine.close()
  }
}
