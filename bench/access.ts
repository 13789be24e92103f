import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { openPostgres, openSqlite } from '../server/platform/database/index.ts'
import { freePort, measure, median, ROUNDS, start, stop } from './run.ts'
import { envOf, JSON_HEADERS, type Place, type Running, startServer } from './server.ts'
import type { Row } from './table.ts'

const PEOPLE = 120_000
const SECONDS = 4
const BATCH = 1000 // questions in one request
const TIMES = 60 // requests one after the other, of which the first third warms up

/** What applications and administrators ask about access, among 120,000 people in some 6,000 teams, nearly all of whom hold one role. */
export async function benchAccess(place: Place): Promise<Row[]> {
  const env = await envOf(place)
  const args = [join(import.meta.dirname, 'main.ts'), 'people', '--count', String(PEOPLE), '--fill']
  await promisify(execFile)(process.execPath, args, { env: { ...process.env, ...env } })
  const world = await worldOf(place)
  const running = await startServer(place, env)
  const headers = await applicationOf(running)
  const rows = [...(await benchOverHttp(running, world, headers)), ...(await benchOnce(running, world, headers))]
  await stop(running.child)
  return rows
}

interface World {
  readonly people: readonly string[]
  readonly teams: readonly string[]
  /** The role that most people hold, and how many do. */
  readonly role: string
  readonly holders: number
  readonly teamCount: number
}

async function worldOf({ directory, databaseUrl }: Place): Promise<World> {
  const engine = databaseUrl ? openPostgres(databaseUrl) : openSqlite(join(directory, 'roster.db'))
  const db = engine.reads
  const people = await db.selectFrom('users').select('id').where('type', '=', 'regular').limit(BATCH).execute()
  const teams = await db.selectFrom('teams').select('id').execute()
  const most = await db
    .selectFrom('role_grants')
    .select((of) => ['role_id', of.fn.countAll<number>().as('holders')])
    .groupBy('role_id')
    .orderBy('holders', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  await engine.close()
  const ids = teams.map((row) => row.id)
  const counts = { holders: Number(most.holders), teamCount: ids.length }
  return { people: people.map((row) => row.id), teams: ids.slice(0, BATCH), role: most.role_id, ...counts }
}

/** The headers of an application that may ask about everybody. */
async function applicationOf({ base, cookie }: Running): Promise<Record<string, string>> {
  const headers = { ...JSON_HEADERS, cookie }
  const post = async (path: string, body: object): Promise<{ id: string; value: string }> => {
    const response = await fetch(`${base}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    return JSON.parse(await response.text())
  }
  const permissions = [{ scope: 'access', action: 'ask', level: 'all' }]
  const role = await post('/roles', { name: 'Asks', permissions })
  const robot = await post('/users', { type: 'api', username: 'asks', displayName: 'Asks', roles: [{ id: role.id }] })
  const token = await post(`/users/${robot.id}/tokens`, { name: 'asks', scopes: null })
  return { 'content-type': 'application/json', authorization: `Bearer ${token.value}` }
}

function questionAbout({ people, teams }: World, n: number) {
  const record = { id: `r${n}`, ownerId: people[n % people.length], teamIds: [teams[n % teams.length]] }
  return { subject: people[(n * 7) % people.length], scope: 'users', action: 'read', record }
}

/** A check of a token, and one decision, each beside a bare route that looks up a session. */
async function benchOverHttp(running: Running, world: World, headers: Record<string, string>): Promise<Row[]> {
  const { name, port, cookie, directory, databaseUrl } = running
  const limitPort = await freePort()
  const env = {
    PORT: String(limitPort),
    BENCH_FILE: join(directory, 'roster.db'),
    BENCH_COOKIE: cookie.split('=')[0] ?? '',
    ...(databaseUrl ? { BENCH_DATABASE_URL: databaseUrl } : {}),
  }
  const { child } = await start(join(import.meta.dirname, 'limit-session.ts'), [], env, /ready/)
  const [limit, checks, decisions]: [number[], number[], number[]] = [[], [], []]
  const body = JSON.stringify({ questions: [questionAbout(world, 1)] })
  const load = { connections: 32, seconds: SECONDS }
  const rate = async (asked: Parameters<typeof measure>[0]) => {
    const { perSecond, failed, unanswered } = await measure(asked)
    return failed + unanswered > 0 ? 0 : perSecond
  }
  const api = `http://127.0.0.1:${port}/api/v1`
  for (let round = 0; round < ROUNDS; round++) {
    limit.push(await rate({ url: `http://127.0.0.1:${limitPort}/me`, headers: { cookie }, ...load }))
    checks.push(await rate({ url: `${api}/me`, headers, ...load }))
    decisions.push(await rate({ url: `${api}/access/decide`, method: 'POST', headers, body, ...load }))
  }
  await stop(child)
  const row = (what: string, ours: readonly number[], must: number, aim: number): Row => ({
    ...{ what: `${name}: ${what}`, ours: median(ours), limit: median(limit), unit: '/s', must, aim },
  })
  return [row('session check by token', checks, 0.6, 0.85), row('one decision over HTTP', decisions, 0.5, 0.8)]
}

/** How long one request takes at the median; each is asked alone. */
async function took(ask: (n: number) => Promise<Response>): Promise<number> {
  const times: number[] = []
  for (let n = 0; n < TIMES; n++) {
    const began = performance.now()
    const response = await ask(n)
    const text = await response.text()
    if (!response.ok) throw new Error(`Answered ${response.status}: ${text}`)
    times.push(performance.now() - began)
  }
  return median(times.slice(TIMES / 3))
}

async function benchOnce(running: Running, world: World, headers: Record<string, string>): Promise<Row[]> {
  const { name, base, cookie } = running
  const api = `${base}/api/v1`
  const batch = (people: number) =>
    JSON.stringify({
      questions: Array.from({ length: BATCH }, (_, n) =>
        questionAbout({ ...world, people: world.people.slice(0, people) }, n),
      ),
    })
  const [one, many] = [batch(1), batch(BATCH)]
  const decide = (body: string) => took(() => fetch(`${api}/access/decide`, { method: 'POST', headers, body }))
  const rights = await took((n) => fetch(`${api}/users/${world.people[n % BATCH]}/access`, { headers }))
  const preview = await took(() =>
    fetch(`${api}/roles/${world.role}/preview`, {
      method: 'POST',
      headers: { ...JSON_HEADERS, cookie },
      body: JSON.stringify({
        permissions: [
          { scope: 'users', action: 'edit', level: 'all' },
          { scope: 'users', action: 'read', level: 'team' },
        ],
      }),
    }),
  )
  const row = (what: string, ours: number, limit: number, aim: number): Row => ({
    ...{ what: `${name}: ${what}`, ours, limit, unit: 'ms', must: 1, aim, smaller: true },
  })
  const [holders, teams] = [world.holders.toLocaleString('en'), world.teamCount.toLocaleString('en')]
  return [
    row('1,000 decisions in one request, about one person', await decide(one), 10, 0.3),
    row('1,000 decisions in one request, about 1,000 people', await decide(many), 10, 0.3),
    row(`effective rights of one of ${PEOPLE.toLocaleString('en')} people, ${teams} teams`, rights, 100, 0.3),
    row(`preview of a role that ${holders} people hold`, preview, 2000, 0.5),
  ]
}
