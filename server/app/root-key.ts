import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../platform/config.ts'
import { digest, type Keys, keysFrom, randomRoot } from '../platform/secrets.ts'
import { StartError } from '../platform/start-error.ts'

const OWNER_ONLY = 0o600
const FOR_OTHERS = 0o077

/** The root key: read from its file, or made once with mode 0600. It is never in the database nor in a backup (R102). */
export function openKeys(config: Config): Keys {
  const file = config.rootKeyFile ?? join(config.dataDir, 'root.key')
  if (!existsSync(file)) make(file, config)
  if (statSync(file).mode & FOR_OTHERS)
    throw new StartError(`The root key ${file} can be read by others. Restrict it with: chmod 600 ${file}`)
  const root = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url')
  if (root.length !== 32) throw new StartError(`The root key ${file} is damaged: it must hold 32 bytes in base64url.`)
  return keysFrom(digest(root).slice(0, 12), root)
}

function make(file: string, config: Config): void {
  if (config.rootKeyFile) throw new StartError(`The root key file ${file} does not exist.`)
  if (existsSync(join(config.dataDir, 'roster.db')))
    throw new StartError(
      `The root key ${file} is missing, but a database is there. Put back the key file that belongs to it.`,
    )
  writeFileSync(file, `${randomRoot().toString('base64url')}\n`, { mode: OWNER_ONLY, flag: 'wx' })
  chmodSync(file, OWNER_ONLY)
}
