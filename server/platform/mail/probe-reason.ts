import type { ProbeStep } from './probe.ts'

const CONNECTION: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'The machine refuses connections on this port. Check the port, and whether the mail server runs.',
  EHOSTUNREACH: 'There is no way to this machine from here. Check the name and the network.',
  ENETUNREACH: 'There is no way to this network from here.',
  ECONNRESET: 'The machine broke the connection off. Another kind of encryption may be wanted on this port.',
  EPROTOCOL: 'What answers there is not a mail server, or wants another kind of encryption on this port.',
  ETIMEDOUT: 'Nothing answered in time. A firewall may be in between, or the port is another one.',
  ESOCKET: 'The connection could not be made.',
  ECONNECTION: 'The mail server broke the connection off.',
}

/** Why a step failed and what to look at, in our own words. */
export function reasonOfStep(step: ProbeStep, error: unknown): string {
  const { code = '', originalCode = '', responseCode = 0, message = '' } = factsOf(error)
  if (step === 'name') return 'This name is not known. Check its spelling, and the name servers of this machine.'
  if (code === 'ETIMEDOUT' && step !== 'connection') return 'The mail server did not answer in time.'
  if (step === 'security') return ofCertificate(`${originalCode} ${message}`)
  if (step === 'connection') return CONNECTION[originalCode] ?? CONNECTION[code] ?? 'The connection could not be made.'
  const status = responseCode > 0 ? ` (${responseCode})` : ''
  if (step === 'sign-in') return `The mail server refuses this name and password${status}.`
  if (step === 'message') return `The mail server refuses the test mail${status}.`
  const sender = 'command' in factsOf(error) && factsOf(error).command === 'MAIL FROM'
  return sender
    ? `The mail server refuses the sender${status}. It may want a sign-in, or another address in “Sender”.`
    : `The mail server refuses this recipient${status}.`
}

/** Why no connection came about, in the words of the test; undefined where it is something else, or no more is known. */
export function reasonOfConnection(error: unknown): string | undefined {
  const { code = '', originalCode = '', message = '' } = factsOf(error)
  if (code !== 'ESOCKET' && code !== 'ECONNECTION' && code !== 'ETLS') return undefined
  const isSecurity = code === 'ETLS' || /CERT|TLS|SSL|SELF_SIGNED|VERIFY/.test(originalCode)
  return isSecurity ? ofCertificate(`${originalCode} ${message}`) : CONNECTION[originalCode]
}

function ofCertificate(text: string): string {
  if (/SELF.?SIGNED|unable to (get|verify)|UNABLE_TO/i.test(text))
    return 'Nobody this machine trusts has signed the certificate of the mail server.'
  if (/EXPIRED/i.test(text)) return 'The certificate of the mail server has expired.'
  if (/ALTNAME|does not match/i.test(text)) return 'The certificate of the mail server is for another name.'
  return 'No encrypted connection came about. The mail server may not offer one on this port.'
}

interface Facts {
  readonly code?: string
  readonly originalCode?: string
  readonly responseCode?: number
  readonly message?: string
  readonly command?: string
}

function factsOf(error: unknown): Facts {
  return error instanceof Error ? error : {}
}
