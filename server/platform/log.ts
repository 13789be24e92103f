import { type Logger, pino } from 'pino'

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'> & { child(bindings: object): Log }

/** Names under which a secret could travel; their values never reach the log (R111). */
const SECRET = [
  'password',
  'newPassword',
  'currentPassword',
  'link',
  'token',
  'secret',
  'cookie',
  'authorization',
  'hash',
  'setup',
]

/** Structured JSON lines; control characters are escaped by JSON (R112). `destination` is for tests. */
export function openLog(level: string, destination?: { write(line: string): void }): Log {
  const paths = SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*["${name}"]`])
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: { paths, censor: '[hidden]' } }
  return destination ? pino(options, destination) : pino(options, pino.destination({ fd: 2, sync: true }))
}
