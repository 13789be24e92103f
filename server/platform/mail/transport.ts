/** SMTP. Certificates are verified and STARTTLS is demanded, except on this machine or where the address says `?insecure=1`. */
import { createTransport } from 'nodemailer'
import { minutes, seconds } from '../clock.ts'

const CONNECT_WITHIN = seconds(15)
const SILENT_FOR = seconds(30)
const ATTEMPT_WITHIN = minutes(2) // against a server that answers, but never comes to an end
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

export interface Message {
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly messageId: string
  readonly date: string
}

export interface Transport {
  /** Resolves once the mail server has taken the mail over; throws otherwise. */
  send(message: Message): Promise<void>
}

/** `smtp://user:password@host:587` or `smtps://…:465`. A connection is made for each mail and none is kept. */
export function openTransport(address: string): Transport {
  const transporter = createTransport(optionsOf(new URL(address)))
  return {
    async send(message) {
      const { to, ...rest } = message
      const headers = { 'Auto-Submitted': 'auto-generated' } // RFC 3834: out-of-office programs do not answer
      await within(ATTEMPT_WITHIN, transporter.sendMail({ ...rest, to: { name: '', address: to }, headers }))
    },
  }
}

/** Resolves where the mail server answers, proves who it is and lets us in; sends nothing. Throws otherwise. */
export async function mailServerAnswers(address: string): Promise<void> {
  await within(CONNECT_WITHIN, createTransport(optionsOf(new URL(address))).verify())
}

/** What the mailer is told of an address. */
export function optionsOf(url: URL) {
  const secure = url.protocol === 'smtps:'
  const trusted = LOOPBACK.test(url.hostname) || url.searchParams.get('insecure') === '1'
  const user = decodeURIComponent(url.username)
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !trusted,
    tls: { minVersion: 'TLSv1.2' as const, rejectUnauthorized: !trusted },
    ...(user ? { auth: { user, pass: decodeURIComponent(url.password) } } : {}),
    connectionTimeout: CONNECT_WITHIN,
    greetingTimeout: CONNECT_WITHIN,
    dnsTimeout: CONNECT_WITHIN,
    socketTimeout: SILENT_FOR,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** The work, or `ETIMEDOUT` after so many milliseconds. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(Object.assign(new Error('The attempt took too long.'), { code: 'ETIMEDOUT' })),
      milliseconds,
    )
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
