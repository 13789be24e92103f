/**
 * Which stored hashes Roster can check: its own, and those that other systems made (R11; product.md section 2 "Import").
 * Pure: texts are taken apart here, the work is done in the hashing process.
 */
import type { Cost } from './hash.ts'

/** What a hash asks of whoever checks it. */
export type Check =
  | { readonly kind: 'argon2' }
  | { readonly kind: 'bcrypt' }
  | { readonly kind: 'scrypt'; readonly n: number; readonly r: number; readonly p: number; readonly made: Made }
  | { readonly kind: 'pbkdf2'; readonly rounds: number; readonly digest: string; readonly made: Made }

export interface Made {
  readonly salt: Buffer
  readonly key: Buffer
}

/** Beyond these, one sign-in would keep everybody else waiting (R13): about a second here. */
const MOST = {
  argonKiB: 262_144,
  argonWork: 1_048_576,
  bcrypt: 14,
  scryptBytes: 268_435_456,
  scryptWork: 1_073_741_824,
  pbkdf2: 3_000_000,
} as const
const LEAST_KEY = 16 // bytes; a shorter one is no password hash but a slip in a column
const MOST_KEY = 128 // bytes; PBKDF2 does all its rounds again for each block of a longer one
const BLOCK: Readonly<Record<string, number>> = { sha1: 20, sha256: 32, sha512: 64 } // bytes

type Reader = (hash: string) => Check | undefined

const READERS: readonly Reader[] = [
  argon2,
  bcrypt,
  scryptOfPhc,
  scryptOfWerkzeug,
  pbkdf2OfPhc,
  pbkdf2OfDjango,
  pbkdf2OfWerkzeug,
]

/** How a stored hash is checked; undefined where its form is not known or its cost is out of bounds. */
export function readHash(hash: string): Check | undefined {
  for (const read of READERS) {
    const check = read(hash)
    if (check) return isBounded(check) ? check : undefined
  }
  return undefined
}

export function isKnownHash(hash: string): boolean {
  return readHash(hash) !== undefined
}

/** Whether a hash is what Roster would make today; if not, the next right password replaces it (R11). */
export function isCurrent(hash: string, { memoryKiB, iterations }: Cost): boolean {
  return hash.startsWith(`$argon2id$v=19$m=${memoryKiB},t=${iterations},p=1$`)
}

function argon2(hash: string): Check | undefined {
  const [, memory, rounds, lanes, salt, key] =
    /^\$argon2(?:id|i|d)\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([\w+/]{11,86})\$([\w+/]{20,172})$/.exec(hash) ??
    []
  if (!isBase64(salt) || !isBase64(key)) return undefined
  const [m, t, p] = [Number(memory), Number(rounds), Number(lanes)]
  const isPossible = t >= 1 && p >= 1 && m >= 8 * p // RFC 9106 section 3.1
  return isPossible && m <= MOST.argonKiB && m * t <= MOST.argonWork ? { kind: 'argon2' } : undefined
}

/** Whether it is base64 without padding. */
function isBase64(text = ''): boolean {
  return text.length % 4 !== 1 && !text.includes('_')
}

function bcrypt(hash: string): Check | undefined {
  const [, cost] = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/.exec(hash) ?? []
  return Number(cost) >= 4 && Number(cost) <= MOST.bcrypt ? { kind: 'bcrypt' } : undefined
}

/** `$scrypt$ln=16,r=8,p=1$salt$key`, base64 without padding. */
function scryptOfPhc(hash: string): Check | undefined {
  const [, ln, r, p, salt, key] =
    /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w+/.]+)\$([\w+/.]+)$/.exec(hash) ?? []
  return salt && key
    ? { kind: 'scrypt', n: 2 ** Number(ln), r: Number(r), p: Number(p), made: both(salt, key) }
    : undefined
}

/** `scrypt:32768:8:1$salt$hex`, as Werkzeug (Flask) writes it: the salt is text. */
function scryptOfWerkzeug(hash: string): Check | undefined {
  const [, n, r, p, salt, key] = /^scrypt:(\d{1,8}):(\d{1,2}):(\d{1,2})\$([^$]+)\$([0-9a-f]+)$/.exec(hash) ?? []
  if (!salt || !key) return undefined
  return { kind: 'scrypt', n: Number(n), r: Number(r), p: Number(p), made: withTextSalt(salt, key, 'hex') }
}

/** `$pbkdf2-sha256$600000$salt$key` (passlib) or with `i=600000` (PHC). */
function pbkdf2OfPhc(hash: string): Check | undefined {
  const [, digest, rounds, salt, key] =
    /^\$pbkdf2-(sha1|sha256|sha512)\$(?:i=)?(\d{1,8})(?:,l=\d+)?\$([\w+/.]+)\$([\w+/.]+)$/.exec(hash) ?? []
  return digest && salt && key ? { kind: 'pbkdf2', rounds: Number(rounds), digest, made: both(salt, key) } : undefined
}

/** `pbkdf2_sha256$600000$salt$key`: the salt is text. */
function pbkdf2OfDjango(hash: string): Check | undefined {
  const [, digest, rounds, salt, key] =
    /^pbkdf2_(sha1|sha256|sha512)\$(\d{1,8})\$([^$]+)\$([\w+/]+={0,2})$/.exec(hash) ?? []
  if (!digest || !salt || !key) return undefined
  return { kind: 'pbkdf2', rounds: Number(rounds), digest, made: withTextSalt(salt, key, 'base64') }
}

/** `pbkdf2:sha256:600000$salt$hex`: the salt is text. */
function pbkdf2OfWerkzeug(hash: string): Check | undefined {
  const [, digest, rounds, salt, key] = /^pbkdf2:(sha1|sha256|sha512):(\d{1,8})\$([^$]+)\$([0-9a-f]+)$/.exec(hash) ?? []
  if (!digest || !salt || !key) return undefined
  return { kind: 'pbkdf2', rounds: Number(rounds), digest, made: withTextSalt(salt, key, 'hex') }
}

/** Base64; passlib writes a dot for the plus sign. */
function both(salt: string, key: string): Made {
  return { salt: bytes(salt), key: bytes(key) }
}

function bytes(text: string): Buffer {
  return Buffer.from(text.replaceAll('.', '+'), 'base64')
}

function withTextSalt(salt: string, key: string, form: 'hex' | 'base64'): Made {
  return { salt: Buffer.from(salt), key: Buffer.from(key, form) }
}

function isBounded(check: Check): boolean {
  if (check.kind === 'argon2' || check.kind === 'bcrypt') return true
  const { length } = check.made.key
  if (length < LEAST_KEY || length > MOST_KEY) return false
  if (check.kind === 'scrypt') return isBoundedScrypt(check)
  const blocks = Math.ceil(length / (BLOCK[check.digest] ?? 1))
  return check.rounds >= 1 && check.rounds * blocks <= MOST.pbkdf2
}

function isBoundedScrypt({ n, r, p }: Extract<Check, { readonly kind: 'scrypt' }>): boolean {
  const [power, memory] = [Math.log2(n), 128 * n * r]
  const isPossible = Number.isInteger(power) && power >= 1 && power < 16 * r && p >= 1 // RFC 7914 section 2
  return isPossible && memory <= MOST.scryptBytes && memory * p <= MOST.scryptWork
}
