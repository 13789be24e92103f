/** An installation as its operator has it: a data directory, commands, and a server that is started and killed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { barePostgres } from './postgres-databases.ts'

const MAIN = join(import.meta.dirname, '../../server/cli/main.ts')
export const OPERATORS_PASSWORD = 'seven quiet lanterns above the harbour'

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface Installation {
  readonly folder: string
  readonly env: NodeJS.ProcessEnv
  /** Runs one command to its end. */
  roster(args: readonly string[], input?: string, more?: NodeJS.ProcessEnv): Promise<Ran>
  /** Runs one command that must succeed; answers what it printed. */
  must(args: readonly string[], input?: string): Promise<string>
  serve(more?: NodeJS.ProcessEnv): Promise<Served>
}

export interface Served {
  readonly child: ChildProcess
  readonly origin: string
  stop(): Promise<number | null>
  kill(): Promise<void>
}

/** A new installation on the database that the run is about; `beside` shares the database of another one. */
export async function installation(more: NodeJS.ProcessEnv = {}, database = process.env.ROSTER_TEST_DATABASE) {
  const folder = mkdtempSync(join(tmpdir(), 'roster-operator-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const base = { ROSTER_DATA_DIR: folder, ROSTER_LOG_LEVEL: 'fatal', PORT: String(await freePort()) }
  const env = { ...process.env, ...base, ...(database === 'postgres' ? await ofPostgres() : {}), ...more }
  const roster: Installation['roster'] = (args, input, also = {}) => run({ ...env, ...also }, folder, args, input)
  const made: Installation = {
    folder,
    env,
    roster,
    must: async (args, input) => {
      const { code, out, err } = await roster(args, input)
      if (code !== 0) throw new Error(`roster ${args.join(' ')} ended with ${code}: ${err}${out}`)
      return out
    },
    serve: (also = {}) => serve({ ...env, ...also }, folder),
  }
  return made
}

/** With its first administrator, `ada`. */
export async function setUpInstallation(more: NodeJS.ProcessEnv = {}, database?: string): Promise<Installation> {
  const made = await installation(more, database)
  await made.must(['setup', '--given-name', 'Ada', '--username', 'ada', '--password-from-stdin'], OPERATORS_PASSWORD)
  return made
}

async function ofPostgres(): Promise<{ ROSTER_DATABASE_URL: string }> {
  const { url, drop } = await barePostgres()
  onTestFinished(drop)
  return { ROSTER_DATABASE_URL: url }
}

function run(env: NodeJS.ProcessEnv, cwd: string, args: readonly string[], input = ''): Promise<Ran> {
  const child = spawn(process.execPath, [MAIN, ...args], { env, cwd, stdio: ['pipe', 'pipe', 'pipe'] })
  child.stdin.end(input)
  let out = ''
  let err = ''
  child.stdout.on('data', (text) => {
    out += text
  })
  child.stderr.on('data', (text) => {
    err += text
  })
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })))
}

async function serve(env: NodeJS.ProcessEnv, cwd: string): Promise<Served> {
  const child = spawn(process.execPath, [MAIN, 'serve'], { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return ended
  }
  await ready(child)
  return {
    child,
    origin: `http://localhost:${env.PORT}`,
    stop: () => end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')),
  }
}

function ready({ stdout, stderr }: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (text: unknown) => {
      said += String(text)
      if (/is ready at/.test(said)) resolve()
    }
    stdout?.on('data', hear)
    stderr?.on('data', hear)
    stdout?.once('close', () => reject(new Error(`The server did not start: ${said}`)))
  })
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = address && typeof address === 'object' ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
