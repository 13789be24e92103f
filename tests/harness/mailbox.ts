/** A mail server on a loopback port that keeps what it is given, and refuses what a test tells it to. */
import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'

/** How the server treats the next mail; without a script it accepts. `cut`: takes the content, then breaks off. */
export type Treatment = 'accept' | 'cut' | { readonly at: 'recipient' | 'content'; readonly status: number }

export interface ReceivedMail extends Email {
  readonly to: NonNullable<Email['to']>
  /** The address of the envelope. */
  readonly recipient: string
}

export interface Mailbox {
  /** For `ROSTER_SMTP_URL`. */
  readonly url: string
  /** Everything that was taken over, oldest first; with `cut`, also what the sender does not know of. */
  readonly mails: ReceivedMail[]
  /** Treatments of the mails to come, in order. */
  readonly script: Treatment[]
  newest(address: string): ReceivedMail
  stop(): Promise<void>
}

/** Opens a mailbox that ends with the test; `port` to be there again after `stop`. */
export async function openMailbox(options: SMTPServerOptions & { port?: number } = {}): Promise<Mailbox> {
  const mails: ReceivedMail[] = []
  const script: Treatment[] = []
  const sockets = new Set<Socket>()
  const refusal = (status: number) => Object.assign(new Error('Refused by the test.'), { responseCode: status })
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo(_address, _session, done) {
      const next = script[0]
      if (typeof next !== 'object' || next.at !== 'recipient') return done()
      script.shift()
      return done(refusal(next.status))
    },
    async onData(stream, session, done) {
      const content = await buffer(stream)
      const next = script.shift() ?? 'accept'
      if (typeof next === 'object') return done(refusal(next.status))
      mails.push(await received(content, session.envelope.rcptTo[0]?.address ?? ''))
      if (next === 'accept') return done()
      for (const socket of sockets) socket.destroy()
    },
    ...options,
  })
  server.on('error', () => {}) // a sender that breaks off is part of the tests
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server.server, 'listening')
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()))
  onTestFinished(stop)
  const { port } = server.server.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${port}`, mails, script, newest: (address) => newest(mails, address), stop }
}

async function received(content: Buffer, recipient: string): Promise<ReceivedMail> {
  const mail = await PostalMime.parse(content)
  return { ...mail, to: mail.to ?? [], recipient }
}

function newest(mails: readonly ReceivedMail[], address: string): ReceivedMail {
  const found = mails.findLast((mail) => mail.recipient === address)
  if (!found) throw new Error(`No mail has come to ${address}.`)
  return found
}
