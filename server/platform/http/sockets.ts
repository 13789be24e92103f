/** Connections that stay open. WebSocket enters here and nowhere else; what goes over it, features say. */
import type { IncomingMessage } from 'node:http'
import websocket, { type WebSocket } from '@fastify/websocket'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { seconds } from '../clock.ts'
import type { World } from '../context.ts'
import { NotFound, TooMany, UpgradeRequired, WrongOrigin } from '../failures.ts'
import { refuse } from '../refusal.ts'
import { API, admitted, type Gate } from './bind.ts'
import { presentedIn, sourceOf } from './browser.ts'
import { type Entrances, entrancesOf } from './entrance.ts'
import { ENDS, type Route, type Socket, type Upgrade } from './route.ts'

const MAX_MESSAGE = 1024 // bytes; browsers have nothing to say but that they are there
const MAX_WAITING = 64 * 1024 // bytes that a slow reader may let pile up
const PING_EVERY = seconds(30)
const LEFT_AFTER = seconds(1) // for those who do not answer to being closed when the server stops
const MOST_OF_SESSION = 100 // windows side by side; those that nobody looks at let go of theirs
const MOST = 2000 // of one server
const RETRY_AFTER = 30 // seconds
const TICKET = 'ticket.'

declare module 'fastify' {
  interface FastifyInstance {
    /** Addresses that speak WebSocket. */
    readonly upgradable: Set<string>
  }
}

/** Whether a wish to speak something else is heard; all others are ignored, as HTTP allows, and answered as usual. */
export function mayUpgrade({ url = '', headers }: IncomingMessage, upgradable: ReadonlySet<string>): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket' && upgradable.has(url.split('?')[0] ?? '')
}

/** Binds the routes that upgrade: in a scope of their own, so that no other request pays for it. */
export async function bindSockets(app: FastifyInstance, world: World, gate: Gate, routes: readonly Route[]) {
  const upgrading = routes.flatMap((route) => (route.upgrade ? [{ contract: route.contract, ...route.upgrade }] : []))
  const protocols = new Set(upgrading.map((one) => one.protocol))
  await app.register(async (scope) => {
    await scope.register(websocket, {
      options: {
        maxPayload: MAX_MESSAGE,
        perMessageDeflate: false,
        handleProtocols: (offered) => [...offered].find((one) => protocols.has(one)) ?? false,
      },
      errorHandler: (_, socket) => socket.terminate(),
      preClose(done) {
        for (const client of scope.websocketServer.clients) leave(client)
        done()
      },
    })
    const entrances = entrancesOf(world, gate.findPortal)
    for (const { contract } of upgrading) app.upgradable.add(API + contract.path)
    for (const route of upgrading) bindOne({ scope, world, gate, route, entrances, open: new Map() })
  })
}

interface Bound {
  readonly scope: FastifyInstance
  readonly world: World
  readonly gate: Gate
  readonly route: Pick<Route, 'contract'> & Upgrade
  readonly entrances: Entrances
  /** How many each session has. */
  readonly open: Map<string, number>
}

type Opens = (socket: WebSocket) => void

function bindOne(bound: Bound): void {
  const judged = new WeakMap<IncomingMessage, Opens>()
  bound.scope.route({
    method: 'GET',
    url: API + bound.route.contract.path,
    preHandler: async (request) => void judged.set(request.raw, await judge(bound, request)),
    handler: () => refuse(UpgradeRequired),
    wsHandler: (socket, { raw }) => judged.get(raw)?.(socket),
  })
}

/** Whatever can be refused is, before the connection is made (R95): origin, caller, how many there are, ticket. */
async function judge({ scope, world, gate, route, entrances, open }: Bound, request: FastifyRequest): Promise<Opens> {
  const entrance = await entrances.at(request)
  if (entrance.portal) refuse(NotFound)
  const presented = presentedIn(request, entrance.cookies, route.contract)
  const { address, userAgent, requestId } = sourceOf(request, entrance)
  const source = { address, userAgent, requestId }
  const ask = (isUnattended: boolean) =>
    admitted({ world, gate, route }, presented, { ...source, isUnattended }, async () => {})
  const ctx = await ask(false)
  if (!request.ws) return refuse(UpgradeRequired)
  if (request.headers.origin !== world.config.baseUrl.origin) refuse(WrongOrigin)
  const session = ctx.actor.sessionId ?? ''
  if (scope.websocketServer.clients.size >= MOST || (open.get(session) ?? 0) >= MOST_OF_SESSION)
    refuse(TooMany, { retryAfter: RETRY_AFTER })
  const opened = await route.admit(ctx, ticketIn(request))
  return (raw) => {
    const many = open.get(session) ?? 0
    if (many >= MOST_OF_SESSION) return raw.terminate()
    open.set(session, many + 1)
    raw.once('close', () => giveBack(open, session))
    keepAlive(raw)
    opened(asSocket(raw), () => ask(true))
  }
}

/** In a header that nobody on the way logs, unlike an address. */
function ticketIn({ headers }: FastifyRequest): string {
  const offered = (headers['sec-websocket-protocol'] ?? '').split(',').map((one) => one.trim())
  return offered.find((one) => one.startsWith(TICKET))?.slice(TICKET.length) ?? ''
}

function giveBack(open: Map<string, number>, session: string): void {
  const left = (open.get(session) ?? 1) - 1
  if (left === 0) open.delete(session)
  else open.set(session, left)
}

function asSocket(raw: WebSocket): Socket {
  raw.on('message', () => raw.close(ENDS.misuse))
  return {
    tell(message) {
      if (raw.bufferedAmount > MAX_WAITING) raw.terminate()
      else if (raw.readyState === raw.OPEN) raw.send(JSON.stringify(message))
    },
    end: (why) => raw.close(ENDS[why]),
    whenClosed: (act) => void raw.once('close', act),
  }
}

/** Whoever has not answered a ping when the next one is due is gone; proxies see by them that the line is in use. */
function keepAlive(raw: WebSocket): void {
  let isThere = true
  raw.on('pong', () => {
    isThere = true
  })
  const timer = setInterval(() => {
    if (!isThere) return raw.terminate()
    isThere = false
    raw.ping()
  }, PING_EVERY).unref()
  raw.once('close', () => clearInterval(timer))
}

function leave(raw: WebSocket): void {
  raw.close(ENDS.restart)
  setTimeout(() => raw.terminate(), LEFT_AFTER).unref()
}
