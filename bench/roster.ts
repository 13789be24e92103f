import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { benchCrowd } from './crowd.ts'
import { freePort, MAIN, type Measured, measure, median, onServerCore, ROUNDS, start, stop } from './run.ts'
import { envOf, JSON_HEADERS, PASSWORD, type Place, type Running, startServer } from './server.ts'
import type { Row } from './table.ts'

const SECONDS = 4
const WARM_UP = 10 // seconds; hashing leaves few calls a second, and what is compiled on the way is not what is measured

/** Who comes in, and who is in: sessions, sign-ins, a storm of them, a crowd, and the start. */
export async function benchRoster(place: Place): Promise<Row[]> {
  const env = await envOf(place)
  const running = await startServer(place, env)
  const { name } = running
  const session = await benchSession(running)
  const signIn = await benchSignIn(running)
  const storm = await benchStorm(running)
  const crowd = await benchCrowd(running)
  await stop(running.child)
  return [session, signIn, storm, ...crowd, await benchStart(name, env)]
}

async function benchSession({ name, port, cookie, directory, databaseUrl }: Running): Promise<Row> {
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

async function benchSignIn(running: Running): Promise<Row> {
  const { name } = running
  const ours: number[] = []
  const limit: number[] = []
  await signIns(running, 8, WARM_UP)
  for (let round = 0; round < ROUNDS; round++) {
    const { stdout } = await promisify(execFile)(...onServerCore([join(import.meta.dirname, 'limit-hash.ts'), '3']))
    limit.push(Number(stdout))
    ours.push((await signIns(running, 8, SECONDS)).perSecond)
  }
  return { what: `${name}: sign-in`, ours: median(ours), limit: median(limit), unit: '/s', must: 0.85, aim: 0.95 }
}

function signIns({ port, device }: Running, connections: number, seconds: number): Promise<Measured> {
  const body = JSON.stringify({ identifier: 'ada', password: PASSWORD })
  return measure({
    url: `http://127.0.0.1:${port}/api/v1/sign-in`,
    method: 'POST',
    headers: { ...JSON_HEADERS, cookie: device },
    body,
    connections,
    seconds,
  })
}

/** p99 of session checks at 50 a second, idle and while 50 connections sign in without pause. */
async function benchStorm(running: Running): Promise<Row> {
  const { name, port, cookie } = running
  const checks = () =>
    measure({ url: `http://127.0.0.1:${port}/api/v1/me`, headers: { cookie }, connections: 8, seconds: 6, rate: 50 })
  const idle: number[] = []
  const storm: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    idle.push((await checks()).p99)
    const [during] = await Promise.all([checks(), signIns(running, 50, 6)])
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
