import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../platform/config.ts'

const fileOf = ({ dataDir }: Config): string => join(dataDir, 'address')

/** Leaves word for commands where this server is reached. */
export function leaveAddress(config: Config): void {
  writeFileSync(fileOf(config), `${config.baseUrl.origin}\n`, { mode: 0o600 })
}

/** The configuration of a command that was not told the address: links lead to where the server of this data directory is reached. */
export function withAddressLeft(config: Config): Config {
  if (config.given.baseUrl || config.given.port) return config
  try {
    return { ...config, baseUrl: new URL(readFileSync(fileOf(config), 'utf8').trim()) }
  } catch {
    return config // no server has been started here
  }
}
