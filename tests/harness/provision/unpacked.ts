import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findProgram } from './packages.ts'

/**
 * A program of a Debian package, unpacked beside the tests and never installed, so that none of its services starts and
 * nothing of the machine changes. `beside`: packages whose files it reads. Undefined where neither it nor the means to
 * fetch it are there.
 */
export function unpackedProgram(name: string, inside: string, beside: readonly string[] = []): string | undefined {
  const installed = findProgram(name)
  if (installed) return installed
  const folder = join(tmpdir(), 'roster-unpacked', name)
  const program = join(folder, inside)
  if (existsSync(program)) return program
  if (!findProgram('apt-get') || !findProgram('dpkg')) return undefined
  mkdirSync(folder, { recursive: true })
  // Without lists of packages nothing can be fetched; with them another update would only cost time.
  const names = [name, ...beside]
  if (!fetch(names, folder)) {
    spawnSync('apt-get', ['update'], { stdio: 'ignore' })
    fetch(names, folder)
  }
  spawnSync('sh', ['-c', 'for each in *.deb; do dpkg -x "$each" .; done'], { cwd: folder, stdio: 'ignore' })
  return existsSync(program) ? program : undefined
}

function fetch(names: readonly string[], cwd: string): boolean {
  return spawnSync('apt-get', ['download', ...names], { cwd, stdio: 'ignore' }).status === 0
}
