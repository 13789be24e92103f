import { execFile } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort, MAIN, type Measured, measure, median, start, stop } from './run.ts'
import type { Row } from './table.ts'

const ROUNDS = 3
const SECONDS = 4
const PASSWORD = 'glacier lantern tuesday'
const JSON_HEADERS = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }

/** Starts Roster on this database and measures it beside its limits. */
export async function benchRoster(name: string, directory: string, databaseUrl?: string): Promise<Row[]> {
  mkdirSync(directory, { recursive: true })
  const port = await freePort()
  const env = {
    PORT: String(port),
    ROSTER_DATA_DIR: directory,
    ROSTER_LOG_LEVEL: 'fatal',
    ...(databaseUrl ? { ROSTER_DATABASE_URL: databaseUrl } : {}),
  }
  const { child, output } = await start(MAIN, ['serve'], env, /first administrator.*\n/)
  const cookie = await setUp(port, output)
  const session = await benchSession(name, { port, cookie, directory, databaseUrl })
  const signIn = await benchSignIn(name, port)
  const storm = await benchStorm(name, port, cookie)
  await stop(child)
  return [session, signIn, storm, await benchStart(name, env)]
}

/** Makes the first administrator of the Roster that printed this; answers the cookie. */
export async function setUp(port: number, output: string): Promise<string> {
  const secret = /#(\S+)/.exec(output)?.[1] ?? ''
  const body = JSON.stringify({
    secret,
    givenName: 'Ada',
    familyName: 'Lindqvist',
    username: 'ada',
    password: PASSWORD,
  })
  const response = await fetch(`http://localhost:${port}/api/v1/set-up`, {
    method: 'POST',
    headers: JSON_HEADERS,
    body,
  })
  return response.headers.get('set-cookie')?.split(';')[0] ?? ''
}

interface Running {
  readonly port: number
  readonly cookie: string
  readonly directory: string
  readonly databaseUrl: string | undefined
}

async function benchSession(name: string, { port, cookie, directory, databaseUrl }: Running): Promise<Row> {
  const limitPort = await freePort()
  const env = {
    PORT: String(limitPort),
    BENCH_FILE: join(directory, 'roster.db'),
    BENCH_COOKIE: cookie.split('=')[0] ?? '',
    ...(databaseUrl ? { BENCH_DATABASE_URL: databaseUrl } : {}),
  }
  const { child } = await start(join(import.meta.dirname, 'limit-session.ts'), [], env, /ready/)
  const ours: Measured[] = []
  const limit: Measured[] = []
  for (let round = 0; round < ROUNDS; round++) {
    limit.push(
      await measure({
        url: `http://127.0.0.1:${limitPort}/me`,
        headers: { cookie },
        connections: 32,
        seconds: SECONDS,
      }),
    )
    ours.push(
      await measure({
        url: `http://127.0.0.1:${port}/api/v1/me`,
        headers: { cookie },
        connections: 32,
        seconds: SECONDS,
      }),
    )
  }
  await stop(child)
  const rate = (all: readonly Measured[]) =>
    median(all.map((one) => (one.failed + one.unanswered > 0 ? 0 : one.perSecond)))
  return { what: `${name}: session check`, ours: rate(ours), limit: rate(limit), unit: '/s', must: 0.6, aim: 0.85 }
}

async function benchSignIn(name: string, port: number): Promise<Row> {
  const ours: number[] = []
  const limit: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const { stdout } = await promisify(execFile)('taskset', [
      '-c',
      '0',
      process.execPath,
      join(import.meta.dirname, 'limit-hash.ts'),
      '3',
    ])
    limit.push(Number(stdout))
    ours.push((await signIns(port, 8, SECONDS)).perSecond)
  }
  return { what: `${name}: sign-in`, ours: median(ours), limit: median(limit), unit: '/s', must: 0.85, aim: 0.95 }
}

function signIns(port: number, connections: number, seconds: number): Promise<Measured> {
  const body = JSON.stringify({ identifier: 'ada', password: PASSWORD })
  return measure({
    url: `http://127.0.0.1:${port}/api/v1/sign-in`,
    method: 'POST',
    headers: JSON_HEADERS,
    body,
    connections,
    seconds,
  })
}

/** p99 of session checks at 50 a second, idle and while 50 connections sign in without pause. */
async function benchStorm(name: string, port: number, cookie: string): Promise<Row> {
  const checks = () =>
    measure({ url: `http://127.0.0.1:${port}/api/v1/me`, headers: { cookie }, connections: 8, seconds: 6, rate: 50 })
  const idle: number[] = []
  const storm: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    idle.push((await checks()).p99)
    const [during] = await Promise.all([checks(), signIns(port, 50, 6)])
    storm.push(during.unanswered + during.failed > 0 ? Number.POSITIVE_INFINITY : during.p99)
  }
  return {
    what: `${name}: session check p99, sign-in storm against idle`,
    ours: median(storm),
    limit: Math.max(1, median(idle)),
    unit: 'ms',
    must: 4,
    aim: 2,
    smaller: true,
  }
}

/** From starting the process to its first answer. */
export async function benchStart(name: string, env: Record<string, string>): Promise<Row> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now()
    const { child } = await start(MAIN, ['serve'], env, /ready/)
    await fetch(`http://localhost:${env.PORT}/healthz`)
    times.push(performance.now() - began)
    await stop(child)
  }
  return {
    what: `${name}: start to first answer`,
    ours: median(times),
    limit: 1000,
    unit: 'ms',
    must: 1,
    aim: 0.5,
    smaller: true,
  }
}
