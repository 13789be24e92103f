import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'

export const MAIN = join(import.meta.dirname, '../server/cli/main.ts')
export const ROUNDS = 3
const SERVER_CORE = '0'
const LOAD_CORE = '1'
export const AS_STARTED = ['--max-semi-space-size=8', '--heap-growing-percent=60'] // as `npm start` and `npm run roster`
const COMPILED = join(import.meta.dirname, '../node_modules/.cache/compiled') // as `npm start` keeps it

export interface Measured {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly max: number
  readonly failed: number
  readonly unanswered: number
}

export interface Asked {
  readonly url: string
  readonly method?: 'GET' | 'POST'
  readonly headers?: Record<string, string>
  readonly body?: string
  readonly connections: number
  readonly seconds: number
  readonly rate?: number
}

/** Runs a load on the other core and returns what it saw; latencies in milliseconds. */
export async function measure(asked: Asked): Promise<Measured> {
  return JSON.parse(await outside('load.ts', JSON.stringify({ method: 'GET', headers: {}, rate: 0, ...asked })))
}

/** Runs a script of this folder on the core that the server has not, and returns what it printed. */
export async function outside(script: string, argument: string): Promise<string> {
  const args = ['-c', LOAD_CORE, process.execPath, join(import.meta.dirname, script), argument]
  const { stdout } = await promisify(execFile)('taskset', args)
  return stdout
}

/** The program and its arguments that run a script on the server's core. */
export function onServerCore(args: readonly string[]): [string, string[]] {
  return ['taskset', ['-c', SERVER_CORE, process.execPath, ...args]]
}

/** Starts a program on the server's core and waits for the line that says it is ready. */
export function start(
  script: string,
  args: readonly string[],
  env: Record<string, string>,
  ready: RegExp,
): Promise<{ child: ChildProcess; output: string }> {
  const child = spawn(...onServerCore([...AS_STARTED, script, ...args]), {
    env: { NODE_COMPILE_CACHE: COMPILED, ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout?.on('data', (chunk) => {
      output += chunk
      if (ready.test(output)) resolve({ child, output })
    })
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}: ${output}`)))
  })
}

export function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.removeAllListeners('exit')
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
