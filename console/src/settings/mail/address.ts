export type Encryption = 'starttls' | 'tls' | 'none'

/** The parts of a mail server's address, as people type them. */
export interface MailServer {
  readonly host: string
  readonly port: string
  readonly encryption: Encryption
  readonly username: string
  readonly password: string
}

export const PORTS: Readonly<Record<Encryption, string>> = { starttls: '587', tls: '465', none: '25' }

const EMPTY: MailServer = { host: '', port: '', encryption: 'starttls', username: '', password: '' }
const HERE = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** Takes an address such as `smtp://user@host:587` apart; nothing where there is none. */
export function partsOf(address: string): MailServer {
  if (!URL.canParse(address)) return EMPTY
  const { protocol, hostname, port, username, password, searchParams } = new URL(address)
  const isPlain = searchParams.get('insecure') === '1' || HERE.test(hostname)
  const encryption = protocol === 'smtps:' ? 'tls' : isPlain ? 'none' : 'starttls'
  return {
    host: hostname,
    port: port || PORTS[protocol === 'smtps:' ? 'tls' : 'starttls'],
    encryption,
    username: decodeURIComponent(username),
    password: decodeURIComponent(password),
  }
}

/** Puts the parts together again; empty without a host. */
export function addressOf({ host, port, encryption, username, password }: MailServer): string {
  const name = host.trim()
  if (name === '') return ''
  const secret = password === '' ? '' : `:${encodeURIComponent(password)}`
  const who = username.trim() === '' ? '' : `${encodeURIComponent(username.trim())}${secret}@`
  const where = port.trim() === '' ? PORTS[encryption] : port.trim()
  const search = encryption === 'none' && !HERE.test(name) ? '?insecure=1' : ''
  return `${encryption === 'tls' ? 'smtps' : 'smtp'}://${who}${name}:${where}${search}`
}
