/** A Roster as a process that can be killed at any moment, and the commands beside it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const MAIN = join(import.meta.dirname, '../../server/cli/main.ts')
export const PASSWORD = 'seven quiet lanterns above the harbour'

export interface Place {
  readonly env: NodeJS.ProcessEnv
  readonly origin: string
}

export interface Running {
  readonly child: ChildProcess
  /** Ends by this signal and waits for it; answers the exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

export function placeAt(data: string, port: number, more: NodeJS.ProcessEnv = {}): Place {
  const env = {
    ...process.env,
    ROSTER_DATA_DIR: data,
    ROSTER_LOG_LEVEL: process.env.ROSTER_LOG_LEVEL ?? 'fatal',
    PORT: String(port),
    ...more,
  }
  return { env, origin: `http://localhost:${port}` }
}

/** Starts the server and waits until it answers. */
export async function start({ env, origin }: Place): Promise<Running> {
  const child = spawn(process.execPath, [MAIN, 'serve'], {
    env,
    stdio: ['ignore', 'ignore', process.env.ROSTER_LOG_LEVEL ? 'inherit' : 'pipe'],
  })
  let said = ''
  child.stderr?.on('data', (text) => {
    said += text
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The server did not start: ${said}`)
    const ready = await fetch(`${origin}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ready) break
    await pause(20)
  }
  return {
    child,
    end: (signal) => {
      child.kill(signal)
      return ended
    },
  }
}

/** Runs a command to its end; what it printed and its exit code. */
export function command({ env }: Place, args: readonly string[], input = ''): { code: number | null; out: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    env,
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return { code: status, out: stdout + stderr }
}

export function setUp(place: Place): void {
  const { code, out } = command(
    place,
    ['setup', '--given-name', 'Ada', '--username', 'ada', '--password-from-stdin'],
    PASSWORD,
  )
  if (code !== 0) throw new Error(out)
}

/** Ends the torture where the trail does not hold. */
export function assertTrail(place: Place): void {
  const { code, out } = command(place, ['audit', 'verify'])
  if (code !== 0) throw new Error(`The trail does not hold: ${out}`)
}
