import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * Installs a Debian package, as root or through sudo: the first of these names that this machine's lists know. Throws one
 * clear sentence where that is impossible.
 */
export function installPackage(purpose: string, ...names: readonly [string, ...string[]]): void {
  const apt = findProgram('apt-get')
  const sudo = isRoot() ? undefined : findProgram('sudo')
  const byHand = `Install ${purpose} yourself and run this again.`
  if (!apt) throw new Error(`${purpose} was not found, and this machine has no apt-get. ${byHand}`)
  if (!isRoot() && !sudo) throw new Error(`${purpose} was not found, and only root may install it. ${byHand}`)

  const run = (...args: readonly string[]) => {
    // sudo drops the environment, hence env; -n never waits for a password nobody can type.
    const command = [...(sudo ? [sudo, '-n'] : []), 'env', 'DEBIAN_FRONTEND=noninteractive', apt, ...args]
    const { status, stdout, stderr } = spawnSync(command[0] ?? apt, command.slice(1), {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    if (status !== 0)
      throw new Error(`${stdout ?? ''}${stderr ?? ''}\n${purpose} could not be installed by apt-get. ${byHand}`)
  }
  process.stderr.write(`Installing ${purpose} (Debian package ${names[0]}, once) ...\n`)
  run('update')
  run('install', '-y', '--no-install-recommends', names.find(isListed) ?? names[0])
}

function isListed(name: string): boolean {
  const cache = findProgram('apt-cache')
  return cache !== undefined && spawnSync(cache, ['show', '--no-all-versions', name], { stdio: 'ignore' }).status === 0
}

/** Where a program is, by PATH and the usual places. */
export function findProgram(...names: string[]): string | undefined {
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    '/usr/local/bin',
    '/usr/bin',
    '/bin',
    '/usr/sbin',
    '/sbin',
  ]
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable)
}

/** Whether we may do anything here. */
export function isRoot(): boolean {
  return process.getuid?.() === 0
}

function isExecutable(path: string): boolean {
  if (!existsSync(path)) return false
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
