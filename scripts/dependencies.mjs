// Keeps node_modules as package-lock.json says. Costs a few milliseconds where nothing changed.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fail, say } from './say.mjs'
import { ROOT, runNpm } from './toolchain.mjs'

const MODULES = join(ROOT, 'node_modules')
const STAMP = join(MODULES, '.roster-made-under')
const MADE_UNDER = `${process.platform} ${process.arch} node ${process.versions.node.split('.')[0]}`

/** Installs what package-lock.json lists, unless it is there already. */
export function ensureDependencies() {
  const locked = packagesOf(join(ROOT, 'package-lock.json'))
  if (!locked) fail('package-lock.json is missing or unreadable: this is not a whole copy of Roster.')
  if (isInstalled(locked)) return
  say('Installing the dependencies of Roster ...')
  const { ok, output } = runNpm(process.execPath, ['ci'], ROOT)
  if (!ok)
    fail(
      'the dependencies could not be installed. Is the npm registry reachable, and is there room on the disk?',
      output,
    )
  writeFileSync(STAMP, MADE_UNDER)
}

function isInstalled(locked) {
  const installed = packagesOf(join(MODULES, '.package-lock.json'))
  if (!installed || !existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== MADE_UNDER) return false
  return Object.keys(locked).every((path) => path === '' || isSame(locked[path], installed[path]))
}

function isSame(locked, installed) {
  // Optional packages are for other machines, unless they are here.
  if (!installed) return locked.optional === true || locked.devOptional === true || locked.peer === true
  return installed.version === locked.version && installed.integrity === locked.integrity
}

function packagesOf(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch {
    return undefined
  }
}
