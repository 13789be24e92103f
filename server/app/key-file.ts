/**
 * The file of the root keys: a line each, `<32 bytes in base64url> [former | revoked]`, the current one first. It is
 * never in the database nor in a backup (R102).
 */
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { Config } from '../platform/config.ts'
import { type KeyState, type Keys, keysFrom, type RootKey, randomRoot, rootKey } from '../platform/secrets.ts'
import { StartError } from '../platform/start-error.ts'

const OWNER_ONLY = 0o600
const FOR_OTHERS = 0o077

export function keyFile(config: Config): string {
  return config.rootKeyFile ?? join(config.dataDir, 'root.key')
}

/** The root keys of this installation; a new one where nothing is there yet. */
export function openKeys(config: Config): Keys {
  const file = keyFile(config)
  if (!existsSync(file)) make(file, config)
  return keysFrom(readKeyFile(file))
}

/** Refuses, in one sentence, a file that others can read or that is damaged. */
export function readKeyFile(file: string): RootKey[] {
  if (statSync(file).mode & FOR_OTHERS)
    throw new StartError(`The root key ${file} can be read by others. Restrict it with: chmod 600 ${file}`)
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
  const ring = lines.map((line, index) => readLine(line, index === 0))
  const whole = ring.filter((key) => key !== undefined)
  if (whole.length === 0 || whole.length < ring.length)
    throw new StartError(`The root key ${file} is damaged: it must hold 32 bytes in base64url.`)
  return whole
}

/** Replaces the file as a whole: either the old keys stand in it or the new ones, also when the power fails. */
export function writeKeyFile(file: string, ring: readonly RootKey[]): void {
  const next = `${file}.next`
  const handle = openSync(next, 'w', OWNER_ONLY)
  try {
    writeSync(handle, ring.map(lineOf).join(''))
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  chmodSync(next, OWNER_ONLY)
  renameSync(next, file)
  const directory = openSync(dirname(file), 'r')
  fsyncSync(directory)
  closeSync(directory)
}

function readLine(line: string, first: boolean): RootKey | undefined {
  const [text = '', state = 'current', ...more] = line.trim().split(/\s+/)
  const root = Buffer.from(text, 'base64url')
  const known = first ? state === 'current' : state === 'former' || state === 'revoked'
  return root.length === 32 && known && more.length === 0 ? rootKey(root, state as KeyState) : undefined
}

function lineOf({ root, state }: RootKey): string {
  return `${root.toString('base64url')}${state === 'current' ? '' : ` ${state}`}\n`
}

function make(file: string, config: Config): void {
  if (config.rootKeyFile) throw new StartError(`The root key file ${file} does not exist.`)
  if (existsSync(join(config.dataDir, 'roster.db')))
    throw new StartError(
      `The root key ${file} is missing, but a database is there. Put back the key file that belongs to it.`,
    )
  writeFileSync(file, lineOf(rootKey(randomRoot())), { mode: OWNER_ONLY, flag: 'wx' })
  chmodSync(file, OWNER_ONLY)
}
