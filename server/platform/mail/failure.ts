import { minutes } from '../clock.ts'
import { reasonOfConnection } from './probe-reason.ts'

/** Soon after a hiccup, hourly while a server is being repaired. */
const PAUSES = [minutes(1), minutes(5), minutes(15), minutes(60)]

export interface SendFailure {
  /** A short sentence for the user page. */
  readonly reason: string
  /** Trying again would be refused again. */
  readonly permanent: boolean
  /** The mail server itself is missing: no other mail would fare better now. */
  readonly unreachable: boolean
  /** Our own mistake, not the mail server's. */
  readonly ours: boolean
}

/** Milliseconds from the end of this attempt to the next one. */
export function retryAfter(attempt: number): number {
  return PAUSES[Math.min(attempt, PAUSES.length) - 1] ?? minutes(1)
}

const REFUSED: Readonly<Record<number, string>> = {
  550: 'Mailbox unknown',
  551: 'Mailbox not here',
  552: 'Mailbox full',
  553: 'Address not accepted',
}

const UNREACHABLE: Readonly<Record<string, string>> = {
  ECONNECTION: 'The connection to the mail server broke off.',
  ESOCKET: 'The mail server cannot be reached.',
  EDNS: 'The name of the mail server is not known.',
  ETIMEDOUT: 'The mail server did not answer in time.',
  ETLS: 'No secure connection to the mail server.',
  EPROTOCOL: 'The mail server gave an answer that makes no sense.',
  EAUTH: 'The mail server refused the sign-in of Roster.',
}

/** Tells the address's fault from the mail server's and from ours. */
export function reasonOf(error: unknown): SendFailure {
  const { code = '', status = 0, command = '' } = factsOf(error)
  const aboutThisMail = command === 'RCPT TO' || command === 'DATA'
  if (status >= 500 && aboutThisMail)
    return {
      reason: `${REFUSED[status] ?? 'Refused by the mail server'} (${status}).`,
      permanent: true,
      unreachable: false,
      ours: false,
    }
  const unreachable = reasonOfConnection(error) ?? UNREACHABLE[code]
  if (unreachable) return { reason: withStatus(unreachable, status), permanent: false, unreachable: true, ours: false }
  if (status > 0)
    return {
      reason: withStatus('The mail server wants it later.', status),
      permanent: false,
      unreachable: false,
      ours: false,
    }
  if (code === 'EENVELOPE')
    return { reason: 'The address is not valid.', permanent: true, unreachable: false, ours: false }
  return { reason: 'Roster could not write this mail.', permanent: false, unreachable: false, ours: true }
}

function withStatus(sentence: string, status: number): string {
  return status > 0 ? `${sentence.slice(0, -1)} (${status}).` : sentence
}

interface Facts {
  readonly code?: string
  readonly status?: number
  readonly command?: string
}

function factsOf(error: unknown): Facts {
  if (!(error instanceof Error)) return {}
  return {
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    ...('responseCode' in error && typeof error.responseCode === 'number' ? { status: error.responseCode } : {}),
    ...('command' in error && typeof error.command === 'string' ? { command: error.command } : {}),
  }
}
