import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { median, onServerCore, outside, ROUNDS, stop } from './run.ts'
import { envOf, JSON_HEADERS, type Place, type Running, startServer } from './server.ts'
import type { Row } from './table.ts'

const WRITERS = 8
const SECONDS = 4

interface Changed {
  readonly perSecond: number
  readonly failed: number
  readonly versions: readonly number[]
}

/** Changes of a user, each with its trail and durable before it is answered, beside bare commits of as many rows. */
export async function benchChanges(place: Place): Promise<Row[]> {
  const running = await startServer(place, await envOf(place))
  let users = await Promise.all(Array.from({ length: WRITERS }, (_, n) => create(running, `user${n}`)))
  const [ours, limit]: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS; round++) {
    limit.push(await commits(place))
    const headers = { ...JSON_HEADERS, cookie: running.cookie }
    const asking = { base: running.base, headers, users, seconds: SECONDS }
    const changed: Changed = JSON.parse(await outside('changing.ts', JSON.stringify(asking)))
    ours.push(changed.failed > 0 ? 0 : changed.perSecond)
    users = users.map(({ id }, n) => ({ id, version: changed.versions[n] ?? 0 }))
  }
  await stop(running.child)
  const what = `${place.name}: changes of a user, durable, ${WRITERS} at once`
  return [{ what, ours: median(ours), limit: median(limit), unit: '/s', must: 0.4, aim: 0.7 }]
}

async function create({ base, cookie }: Running, username: string): Promise<{ id: string; version: number }> {
  const headers = { ...JSON_HEADERS, cookie }
  const response = await fetch(`${base}/api/v1/users`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ username, givenName: 'Kim', familyName: 'Novak' }),
  })
  const { id, version }: { id: string; version: number } = JSON.parse(await response.text())
  return { id, version }
}

async function commits({ directory, databaseUrl }: Place): Promise<number> {
  const script = join(import.meta.dirname, 'limit-commits.ts')
  const env = {
    ...process.env,
    BENCH_DIRECTORY: directory,
    ...(databaseUrl ? { BENCH_DATABASE_URL: databaseUrl } : {}),
  }
  const [program, args] = onServerCore([script, '3', String(WRITERS)])
  const { stdout } = await promisify(execFile)(program, args, { env })
  return Number(stdout)
}
