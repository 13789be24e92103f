import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Db, openPostgres, openSqlite } from '../server/platform/database/index.ts'
import { type Request, request, SORTED } from './lists-asked.ts'
import { PeakMemory } from './memory.ts'
import { benchStart } from './roster.ts'
import { freePort, measure, median, outside, ROUNDS, start, stop } from './run.ts'
import { envOf, type Place, startServer } from './server.ts'
import type { Row } from './table.ts'

const SECONDS = 3

/** Fills a database with so many people and measures every kind of list beside the SQL that a specialist would write. */
export async function benchLists(place: Place, count: number): Promise<Row[]> {
  const { name, directory, databaseUrl } = place
  const env = await envOf(place)
  await fill(env, count)
  const startRow = await benchStart(`${name}, ${count.toLocaleString('en')} users`, env)
  const { child, port, cookie } = await startServer(place, env)
  const limitPort = await freePort()
  const limitEnv = {
    PORT: String(limitPort),
    BENCH_FILE: join(directory, 'roster.db'),
    ...(databaseUrl ? { BENCH_DATABASE_URL: databaseUrl } : {}),
  }
  const limit = await start(join(import.meta.dirname, 'limit-lists.ts'), [], limitEnv, /ready/)
  const running = { name, port, limitPort, cookie }
  const memory = new PeakMemory(child.pid)
  const kinds = await kindsOf(directory, databaseUrl)
  const rows = await benchKinds(running, kinds)
  await stop(limit.child)
  rows.push(...(await benchTogether(running, Object.values(kinds).flat())), startRow)
  const most = { what: `${name}: resident memory, most while listing`, ours: memory.stop(), limit: 250 }
  rows.push({ ...most, unit: 'MB', must: 1, aim: 0.72, smaller: true })
  await stop(child)
  return rows
}

async function fill(env: Record<string, string>, count: number): Promise<void> {
  const args = [join(import.meta.dirname, 'main.ts'), 'people', '--count', String(count), '--fill']
  await promisify(execFile)(process.execPath, args, { env: { ...process.env, ...env } })
}

type Kinds = Readonly<Record<string, readonly Request[]>>

async function kindsOf(directory: string, databaseUrl: string | undefined): Promise<Kinds> {
  const engine = databaseUrl ? openPostgres(databaseUrl) : openSqlite(join(directory, 'roster.db'))
  const middles = await Promise.all(['d', 'h', 'm', 'r'].map((letter) => placeAt(engine.reads, letter)))
  await engine.close()
  const sorts = Object.keys(SORTED).map((sort) => [
    `filter + sort by ${sort}`,
    [request({ status: 'suspended', sort })],
  ])
  return {
    'page 1': [request({})],
    'page in the middle': middles.map((after) => request({ after })),
    ...Object.fromEntries(sorts),
    'substring with 1.7 % hits': ['rob', 'sch'].map((word) => request({ word, often: 'yes' })),
    'rare substring': ['e0471', 'e0815', 'e0999'].map((word) => request({ word })),
    'no hit': ['xqzzk', 'qqqqq'].map((word) => request({ word })),
  }
}

async function placeAt(db: Db, letter: string): Promise<{ key: string; id: string }> {
  const row = await db
    .selectFrom('users')
    .select(['name_key as key', 'id'])
    .where('name_key', '>', letter)
    .orderBy('name_key')
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow()
  return row
}

interface Running {
  readonly name: string
  readonly port: number
  readonly limitPort: number
  readonly cookie: string
}

/** One client, one request after the other; medians of alternating rounds. */
async function benchKinds({ name, port, limitPort, cookie }: Running, kinds: Kinds): Promise<Row[]> {
  const rows: Row[] = []
  for (const [kind, requests] of Object.entries(kinds)) {
    const [ours, limit]: [number[], number[]] = [[], []]
    for (let round = 0; round < ROUNDS; round++) {
      const once = { headers: { cookie }, connections: 1, seconds: 1 }
      limit.push((await ask({ ...once, base: at(limitPort), paths: requests.map((one) => one.limit) })).p50)
      ours.push((await ask({ ...once, base: at(port), paths: requests.map((one) => one.ours) })).p50)
    }
    rows.push({
      what: `${name}: list, ${kind}`,
      ours: median(ours),
      limit: median(limit),
      ...{ unit: 'ms', must: 3, plus: 3, aim: 1.5, smaller: true },
    })
  }
  return rows
}

/** Any list at all, and whoever is checked meanwhile. */
async function benchTogether({ name, port, cookie }: Running, requests: readonly Request[]): Promise<Row[]> {
  const paths = requests.map(({ ours }) => ours)
  const headers = { cookie }
  const checks = () =>
    measure({ url: `${at(port)}/api/v1/me`, headers, connections: 8, seconds: SECONDS * 2, rate: 50 })
  const [idle, during, alone]: [number[], number[], number[]] = [[], [], []]
  for (let round = 0; round < ROUNDS; round++) {
    alone.push((await ask({ base: at(port), headers, paths, connections: 1, seconds: SECONDS })).p99)
    idle.push((await checks()).p99)
    const listing = ask({ base: at(port), headers, paths, connections: 4, seconds: SECONDS * 2 })
    const checked = await checks()
    during.push(checked.unanswered + checked.failed > 0 ? Number.POSITIVE_INFINITY : checked.p99)
    await listing
  }
  const smaller = { unit: 'ms', smaller: true } as const
  return [
    { what: `${name}: p99 of lists of every kind`, ours: median(alone), limit: 100, must: 1, aim: 0.5, ...smaller },
    {
      what: `${name}: session check p99, 4 clients listing against idle`,
      ours: median(during),
      limit: Math.max(1, median(idle)),
      ...{ must: 4, aim: 2, ...smaller },
    },
  ]
}

interface Asked {
  readonly count: number
  readonly p50: number
  readonly p99: number
  readonly failed: number
}

async function ask(asking: object): Promise<Asked> {
  const asked: Asked = JSON.parse(await outside('asking.ts', JSON.stringify(asking)))
  if (asked.failed > 0)
    throw new Error(`${asked.failed} lists were not answered: ${JSON.stringify(asking).slice(0, 300)}`)
  return asked
}

function at(port: number): string {
  return `http://localhost:${port}`
}
