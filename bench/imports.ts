import { execFile, execFileSync, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { PeakMemory } from './memory.ts'
import { AS_STARTED, MAIN, onServerCore } from './run.ts'
import { PASSWORD, type Place } from './server.ts'
import type { Row } from './table.ts'

const run = promisify(execFile)

/** So many invited users out of a file, with their trail, beside the same rows inserted bare. */
export async function benchImport(place: Place, count: number): Promise<Row[]> {
  const { name, directory, databaseUrl } = place
  mkdirSync(directory, { recursive: true })
  const out = join(directory, 'files')
  await run(process.execPath, [join(import.meta.dirname, 'main.ts'), 'people', '--count', String(count), '--out', out])
  const given = databaseUrl ? { ROSTER_DATABASE_URL: databaseUrl } : {}
  const env = { ...process.env, ROSTER_DATA_DIR: directory, ROSTER_LOG_LEVEL: 'fatal', ...given }
  const setUp = [MAIN, 'setup', '--given-name', 'Ada', '--username', 'ada', '--password-from-stdin']
  execFileSync(process.execPath, setUp, { env, input: PASSWORD })
  const { seconds, megabytes } = await imported(join(out, 'people.csv'), env)
  const limit = await bare(place)
  const many = count.toLocaleString('en')
  return [
    {
      what: `${name}: import of ${many} invited users with 19 columns, trail included`,
      ...{ ours: count / seconds, limit: count / limit, unit: '/s', must: 0.5, aim: 0.7 },
    },
    {
      what: `${name}: resident memory, most during that import`,
      ...{ ours: megabytes, limit: 350, unit: 'MB', must: 1, aim: 0.71, smaller: true },
    },
  ]
}

async function imported(file: string, env: NodeJS.ProcessEnv): Promise<{ seconds: number; megabytes: number }> {
  const [program, args] = onServerCore([...AS_STARTED, MAIN, 'import', 'users', file, '--source', 'hr', '--json'])
  const startedAt = performance.now()
  const child = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const memory = new PeakMemory(child.pid)
  const code = await new Promise((resolve) => child.once('exit', resolve))
  if (code !== 0 && code !== 2) throw new Error(`The import ended with ${code}.`)
  return { seconds: (performance.now() - startedAt) / 1000, megabytes: memory.stop() }
}

/** Seconds that the bare rows need. */
async function bare({ directory, databaseUrl }: Place): Promise<number> {
  const given = databaseUrl ? { BENCH_DATABASE_URL: databaseUrl, BENCH_RAW_URL: await another(databaseUrl) } : {}
  const [program, args] = onServerCore([join(import.meta.dirname, 'limit-import.ts')])
  const { stdout } = await run(program, args, { env: { ...process.env, BENCH_DIRECTORY: directory, ...given } })
  return Number(stdout)
}

/** Another, empty database of the same server. */
async function another(databaseUrl: string): Promise<string> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  await client.query('create database raw')
  await client.end()
  const url = new URL(databaseUrl)
  url.pathname = '/raw'
  return url.href
}
