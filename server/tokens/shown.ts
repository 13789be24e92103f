import { digest } from '../platform/secrets.ts'
import { readToken } from './value.ts'

const KEPT = 10_000 // applications that ask at the same time

/** What the text of a token stands for: its id, and the digest of its secret (SHA-256, base64url). */
interface ShownToken {
  readonly id: string
  readonly digest: string
}

/**
 * What was read out of a text before, under the digest of that text: neither the text nor its secret stays in memory.
 * It says what a text means, the same in every world, and never that it works.
 */
const known = new Map<string, ShownToken>()

/** What this text stands for; undefined where it is no token, or not whole. */
export function readShown(text: string): ShownToken | undefined {
  const key = digest(text)
  const before = known.get(key)
  if (before) return before
  const read = readToken('bearer', text)
  if (!read) return undefined
  const shown = { id: read.id, digest: digest(read.secret) }
  if (known.size >= KEPT) known.clear()
  known.set(key, shown)
  return shown
}
