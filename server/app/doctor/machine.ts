import { existsSync, statfsSync, statSync } from 'node:fs'
import type { Config } from '../../platform/config.ts'
import { isConsoleBuilt } from '../../platform/http/console.ts'
import { keyFile, readKeyFile } from '../key-file.ts'
import { prepareDirectory } from '../open-engine.ts'
import { type Finding, fail, ok, reasonOf, warn } from './finding.ts'

const SPACE_WANTED = 1024 ** 3 // bytes; a backup and a busy day fit
const FOR_OTHERS = 0o077

/** What Roster stands on: directory, disk, key file, address, console. */
export function examineMachine(config: Config): Finding[] {
  return [directory(config), space(config), key(config), address(config), consolePages()]
}

function directory(config: Config): Finding {
  try {
    prepareDirectory(config)
  } catch (error) {
    return fail('data directory', reasonOf(error))
  }
  const open = statSync(config.dataDir).mode & FOR_OTHERS
  return open
    ? warn('data directory', `Others on this machine may look into ${config.dataDir}: chmod 700 ${config.dataDir}`)
    : ok('data directory', config.dataDir)
}

function space({ dataDir }: Config): Finding {
  const { bavail, bsize } = statfsSync(dataDir)
  const free = bavail * bsize
  const text = `${(free / 1024 ** 3).toFixed(1)} GiB free`
  return free < SPACE_WANTED
    ? warn('disk', `Only ${text}; when the disk is full every change is refused.`)
    : ok('disk', text)
}

function key(config: Config): Finding {
  const file = keyFile(config)
  if (!existsSync(file)) return warn('root key', `${file} is not there yet; the first start makes it.`)
  try {
    const ring = readKeyFile(file)
    return ok('root key', `${ring.length} in ${file}`)
  } catch (error) {
    return fail('root key', reasonOf(error))
  }
}

function address({ baseUrl, insecure, host }: Config): Finding {
  if (baseUrl.protocol === 'https:') return ok('address', baseUrl.origin)
  return insecure
    ? warn('address', `Passwords and cookies travel in the clear to ${baseUrl.origin} (listening on ${host}).`)
    : ok('address', `${baseUrl.origin}, for this machine only`)
}

function consolePages(): Finding {
  return isConsoleBuilt() ? ok('console', 'built') : warn('console', 'The pages are not built: npm run build')
}
