/** Consoles that follow live, as a browser opens their channel; and what is refused before one opens. */
import { request } from 'node:http'
import { onTestFinished } from 'vitest'
import WebSocket from 'ws'
import type { Roster } from '../../server/app/build.ts'
import { issueLiveTicket, LiveMessage } from '../../server/live/contract.ts'
import type { Browser } from './call.ts'
import { freePort } from './operator.ts'
import { type ServerOptions, startServer, type TestServer } from './server.ts'

export interface Line {
  readonly heard: readonly LiveMessage[]
  /** The code with which it ended; undefined while it is open. */
  ended(): number | undefined
  /** Where it was refused: the status and what the problem is called. */
  readonly refused: string | undefined
  /** Topics heard so far. */
  topics(): readonly string[]
  close(): void
  readonly raw: WebSocket
}

export interface Offer {
  readonly ticket: string
  /** The page that opens it; null says nothing of where it comes from. */
  readonly origin?: string | null
  readonly protocols?: readonly string[]
}

export interface LiveServer extends TestServer {
  readonly origin: string
  readonly port: number
}

/** A server that listens, at the address its pages have. */
export async function startLive(options: ServerOptions = {}): Promise<LiveServer> {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const server = await startServer({ ...options, config: { ...options.config, port, baseUrl: origin } })
  await server.roster.server.listen({ host: '127.0.0.1', port })
  return { ...server, origin, port }
}

/** Another process on the same database listens, too; behind the same address. */
export async function listenToo({ roster }: { roster: Roster }): Promise<number> {
  const port = await freePort()
  await roster.server.listen({ host: '127.0.0.1', port })
  return port
}

/** What a server says to a request that wishes to speak something else, over one connection after the other. */
export function wishFor(port: number, upgrade: string, path = '/healthz'): Promise<number> {
  const headers = { connection: 'Upgrade', upgrade, 'sec-websocket-key': 'A'.repeat(22), 'sec-websocket-version': '13' }
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, headers }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0))
    })
    asked.once('upgrade', (_, socket) => {
      socket.destroy()
      resolve(101)
    })
    asked.once('error', reject).end()
  })
}

export async function ticketOf({ call }: Pick<TestServer, 'call'>, person: Browser): Promise<string> {
  return (await call(person, issueLiveTicket, {})).ticket
}

/** Gets a ticket and opens the channel, as the console does. */
export async function follow(server: LiveServer, person: Browser, port = server.port): Promise<Line> {
  const line = await openLine(server, person, { ticket: await ticketOf(server, person) }, port)
  if (line.refused) throw new Error(`The channel was refused: ${line.refused}`)
  return line
}

export function openLine(
  server: Pick<LiveServer, 'origin' | 'port'>,
  { cookies, authorization }: Browser,
  { ticket, origin = server.origin, protocols = ['roster.live', `ticket.${ticket}`] }: Offer,
  port = server.port,
): Promise<Line> {
  const raw = new WebSocket(`ws://127.0.0.1:${port}/api/v1/live`, [...protocols], {
    ...(origin === null ? {} : { origin }),
    headers: {
      cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
      ...(authorization ? { authorization } : {}),
    },
  })
  onTestFinished(() => raw.terminate())
  const heard: LiveMessage[] = []
  let code: number | undefined
  raw.on('message', (text) => heard.push(LiveMessage.parse(JSON.parse(String(text)))))
  raw.on('close', (why) => {
    code = why
  })
  raw.on('error', () => {})
  const line = (refused?: string): Line => ({
    heard,
    refused,
    raw,
    ended: () => code,
    topics: () => heard.map((message) => message.topic),
    close: () => raw.close(),
  })
  return new Promise((resolve, reject) => {
    raw.once('open', () => resolve(line()))
    raw.once('unexpected-response', (_, answer) => {
      let text = ''
      answer.on('data', (some) => {
        text += some
      })
      answer.on('end', () => resolve(line(`${answer.statusCode} ${JSON.parse(text).code}`)))
    })
    raw.once('close', () => reject(new Error('The connection broke before it opened.')))
  })
}
