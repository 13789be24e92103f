import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor, Context, Source, Tx, World } from '../context.ts'
import { contextOf, nobody } from '../context.ts'
import type { Contract } from '../contract.ts'
import { commonFailures } from '../failures.ts'
import { Refusal } from '../refusal.ts'
import { deviceCookie, readCookie, type SessionCookie, sessionCookie, writeCookie } from './cookies.ts'
import { takeTurn } from './heavy.ts'
import { claimKey, idempotencyKey, storedReply, storeReply } from './idempotency.ts'
import { parseInput, readVersion } from './input.ts'
import { assertSameOrigin } from './origin.ts'
import type { Answer, Route } from './route.ts'
import { replyWriter } from './serialise.ts'
import { watched } from './watched.ts'

export const API = '/api/v1'
const COMPRESSED_FROM = 1400 // bytes; smaller answers fit into one packet anyway

/** What the platform must be told, since it knows nothing about users. */
export interface Gate {
  /** Who holds this session secret; undefined where it opens nothing. */
  identify(ctx: Context, secret: string): Promise<Actor | undefined>
  /** Ends with a refusal where the actor may not call at all. */
  authorise(ctx: Context, contract: Contract): Promise<void>
}

/** Binds contracts to Fastify. Every one passes the same gate: origin, identity, access, shape, operation (R63). */
export function bind(app: FastifyInstance, world: World, gate: Gate, routes: readonly Route[]): void {
  const cookie = sessionCookie(world.config)
  const device = deviceCookie(world.config)
  for (const route of routes) {
    const { contract } = route
    app.route({
      method: contract.method,
      url: API + contract.path,
      ...(contract.upload ? { bodyLimit: contract.upload.maxBytes } : {}),
      ...(contract.reply && !contract.replyType ? written(contract.reply) : {}),
      compress: contract.rate === 'hot' ? false : { threshold: COMPRESSED_FROM },
      handler: (request, reply) => answer({ world, gate, route, cookie, device }, request, reply),
    })
  }
}

/** Each status has the same writer, made when it is first needed: a hundred of them are a good part of a start. */
function written(reply: NonNullable<Contract['reply']>) {
  const write = replyWriter(reply)
  return { schema: { response: { 200: {}, 201: {} } }, serializerCompiler: () => write }
}

interface Bound {
  readonly world: World
  readonly gate: Gate
  readonly route: Route
  readonly cookie: SessionCookie
  readonly device: SessionCookie
}

async function answer(bound: Bound, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { world, route } = bound
  const { contract } = route
  const secret = readCookie(request.headers.cookie, bound.cookie.name)
  assertSameOrigin(request, world.config.baseUrl.origin, secret !== undefined)
  const source = sourceOf(request, bound.device.name)
  const telling = tellChange(reply)
  const asked = await admitted(bound, secret, source, telling)
  const { actor } = asked
  takeTurn(asked, contract, reply)
  const version = contract.versioned ? readVersion(request.headers['if-match']) : 0
  const input = { ...parseInput(contract, request), version, upload: request.body as Readable }
  reply.header('cache-control', 'no-store')
  const key = contract.idempotent ? idempotencyKey(request, world.keys) : undefined
  if (!key) {
    const result = await operate(bound, asked, input, reply)
    const goesOn = async () => void (await admitted(bound, secret, source, telling))
    return send(bound, reply, result instanceof Readable ? watched(result, goesOn) : result)
  }
  const stored = await storedReply(asked, contract.id, key)
  if (stored) return reply.code(stored.status).send(stored.reply)
  const first = async (tx: Tx) => {
    await telling(tx)
    await claimKey(tx, contract.id, key)
  }
  const claiming = contextOf(world, actor, source, { first, short: isShort(contract) })
  const result = await operate(bound, claiming, input, reply)
  await storeReply(asked, contract.id, key, { status: successOf(contract), reply: result })
  return send(bound, reply, result)
}

/** The caller, known and entitled as of now. */
async function admitted(
  { world, gate, route: { contract } }: Bound,
  secret: string | undefined,
  source: Source,
  first: (tx: Tx) => Promise<void>,
): Promise<Context> {
  const actor = (secret && (await gate.identify(contextOf(world, nobody, source), secret))) || nobody
  const ctx = contextOf(world, actor, source, { first, short: isShort(contract) })
  await gate.authorise(ctx, contract)
  return ctx
}

/** What is heavy may write much: nobody's commit waits for it. */
function isShort({ rate }: Contract): boolean {
  return rate !== 'heavy'
}

/** Says which change the request made, so that it can be undone at once. */
function tellChange(reply: FastifyReply): (tx: Tx) => Promise<void> {
  return async (tx) =>
    tx.afterCommit(() => {
      if (tx.recorded.length > 0) reply.header('x-change-id', tx.changeId)
    })
}

async function operate(
  { route, cookie, device, world }: Bound,
  ctx: Context,
  input: object,
  reply: FastifyReply,
): Promise<unknown> {
  try {
    return await route.handle(ctx, input as never, answerOf(reply, cookie, device))
  } catch (error) {
    if (error instanceof Refusal && !isDeclared(route.contract, error))
      world.log.error(
        { contract: route.contract.id, code: error.failure.code },
        'A contract does not list this refusal.',
      )
    throw error
  }
}

function send({ route: { contract } }: Bound, reply: FastifyReply, result: unknown): unknown {
  if (contract.reply === null) return reply.code(204).send()
  if (contract.replyType) return sendFile(reply, contract.replyType, result)
  if (typeof result === 'object' && result !== null && 'version' in result) reply.header('etag', `"${result.version}"`)
  return reply.code(successOf(contract)).send(result)
}

function sendFile(reply: FastifyReply, type: string, content: unknown): unknown {
  const known = reply.request.headers['if-none-match']
  if (known !== undefined && known === reply.getHeader('etag')) return reply.code(304).send()
  return reply.type(type.startsWith('text/') ? `${type}; charset=utf-8` : type).send(content)
}

function successOf(contract: Contract): number {
  return contract.method === 'POST' && contract.idempotent ? 201 : 200
}

function isDeclared(contract: Contract, { failure }: Refusal): boolean {
  return [...commonFailures, ...(contract.failures ?? [])].some((known) => known.code === failure.code)
}

function sourceOf(request: FastifyRequest, deviceName: string): Source {
  const { headers } = request
  return {
    address: request.ip,
    userAgent: (headers['user-agent'] ?? '').slice(0, 400),
    requestId: request.id,
    // Only sign-in asks for it; session checks must not read cookies twice.
    get device() {
      return readCookie(headers.cookie, deviceName) ?? ''
    },
  }
}

function answerOf(reply: FastifyReply, cookie: SessionCookie, device: SessionCookie): Answer {
  return {
    setSession: (secret, expiresAt) =>
      reply.header('set-cookie', writeCookie(cookie.name, secret, { ...cookie.options, expires: new Date(expiresAt) })),
    clearSession: () =>
      reply
        .header('set-cookie', writeCookie(cookie.name, '', { ...cookie.options, expires: new Date(0) }))
        // Not "cookies": a browser that signs out is known again at its next sign-in.
        .header('clear-site-data', '"cache", "storage"'),
    setDevice: (secret, expiresAt) =>
      reply.header('set-cookie', writeCookie(device.name, secret, { ...device.options, expires: new Date(expiresAt) })),
    download: (fileName) =>
      reply.header('content-disposition', `attachment; filename="${fileName.replace(/[^\w.-]/g, '_')}"`),
    keep: (version, forever) =>
      reply.headers({
        etag: `"${version}"`,
        'cache-control': forever ? 'private, max-age=31536000, immutable' : 'private, no-cache',
      }),
  }
}
