/** What a database lacks that fails: room on its disk, the database itself, or soundness: what it reads is damaged. */
export type Lack = 'room' | 'database' | 'soundness'

/** SQLite's result codes, classes of SQLSTATE (08, 53, 57P, XX), errors of the network. */
const CODES: readonly (readonly [RegExp, Lack])[] = [
  [/^SQLITE_FULL|^53[12]/, 'room'],
  [/^SQLITE_(CORRUPT|NOTADB|IOERR)|^XX00[12]/, 'soundness'],
  [/^(57P0|08|533)|^(ECONN|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN)/, 'database'],
]
const AWAY = /Connection terminated|not queryable|timeout exceeded when trying to connect/

/** What was lacking where this error was thrown by a database; null for any other error. */
export function lackOf(error: unknown): Lack | null {
  if (!(error instanceof Error)) return null
  const code = 'code' in error ? String(error.code) : ''
  const known = CODES.find(([pattern]) => pattern.test(code))
  return known?.[1] ?? (AWAY.test(error.message) ? 'database' : null)
}
