// Running other programs. Runs under any Node from 18 on.
import { spawn, spawnSync } from 'node:child_process'
import { constants } from 'node:os'
import { fail } from './say.mjs'

/** Runs a program to its end, its output kept for the day it fails. */
export function runQuietly(command, args, options = {}) {
  const result = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, ...options })
  const output = `${result.stdout ?? ''}${result.stderr ?? ''}${result.error ? result.error.message : ''}`
  return { ok: result.status === 0, output }
}

/** Starts a program in our place: it gets our terminal and every signal, and its end is ours. */
export function become(command, args, env = process.env) {
  // Nothing stays between the terminal and the program where Node can replace itself.
  if (process.execve && process.platform !== 'win32') process.execve(command, [command, ...args], env)
  const child = spawn(command, args, { stdio: 'inherit', env })
  passSignals(child)
  child.on('error', (error) => fail(`could not start ${command}: ${error.message}.`))
  child.on('exit', endLike)
}

/** Passes SIGINT, SIGTERM and SIGHUP on to a child. */
export function passSignals(child) {
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  // A terminal sends Ctrl-C to both of us; a second one would mean "at once" to the child.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
}

/** Ends this process as a child ended. */
export function endLike(code, signal) {
  process.exit(signal ? 128 + (constants.signals[signal] ?? 0) : (code ?? 1))
}
