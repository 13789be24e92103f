/** What a database lacks that fails: room on its disk, the database itself, or soundness: what it reads is damaged. */
export type Lack = 'room' | 'database' | 'soundness'

/** SQLite's result codes, classes of SQLSTATE (08, 53, 57P, XX). */
const CODES: readonly (readonly [RegExp, Lack])[] = [
  [/^SQLITE_FULL|^53[12]/, 'room'],
  [/^SQLITE_(CORRUPT|NOTADB|IOERR)|^XX00[12]/, 'soundness'],
  [/^(57P0|08|533)/, 'database'],
]
/** A mail server can be away in the same words: they speak of the database only where it is across the network. */
const NETWORK = /^(ECONN|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN)/
const AWAY = /Connection terminated|not queryable|timeout exceeded when trying to connect/

/** What was lacking where this error was thrown by a database; null for any other error. */
export function lackOf(error: unknown, kind?: 'sqlite' | 'postgres'): Lack | null {
  if (!(error instanceof Error)) return null
  const code = 'code' in error ? String(error.code) : ''
  const known = CODES.find(([pattern]) => pattern.test(code))
  if (known) return known[1]
  return kind === 'postgres' && (NETWORK.test(code) || AWAY.test(error.message)) ? 'database' : null
}
