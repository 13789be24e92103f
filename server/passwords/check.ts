/** Checks a password against a stored hash. Runs in a hashing process: it takes all of a core while it does. */
import { pbkdf2Sync, scryptSync, timingSafeEqual } from 'node:crypto'
import { verifySync } from '@node-rs/argon2'
import { compareSync } from 'bcryptjs'
import { type Check, readHash } from './formats.ts'

/** False as well where the hash is of no known form. */
export function checkPassword(hash: string, password: string): boolean {
  const check = readHash(hash)
  if (!check) return false
  if (check.kind === 'argon2') return verifySync(hash, password)
  if (check.kind === 'bcrypt') return compareSync(password, hash)
  return timingSafeEqual(keyOf(check, password), check.made.key)
}

type Derived = Extract<Check, { readonly made: unknown }>

function keyOf(check: Derived, password: string): Buffer {
  const { salt, key } = check.made
  if (check.kind === 'pbkdf2') return pbkdf2Sync(password, salt, check.rounds, key.length, check.digest)
  const { n, r, p } = check
  return scryptSync(password, salt, key.length, { N: n, r, p, maxmem: 2 * 128 * r * (n + p) + 1_048_576 })
}
