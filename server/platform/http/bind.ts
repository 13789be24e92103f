import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor, Context, Source, Tx, World } from '../context.ts'
import { contextOf, nobody } from '../context.ts'
import type { Contract, HalfPurpose } from '../contract.ts'
import { commonFailures, NotByToken, NotFound, PortalNotAvailable, TokenNotValid } from '../failures.ts'
import { Refusal, refuse } from '../refusal.ts'
import { asSigned, type Shown } from './authorization.ts'
import { answerOf, type Presented, presentedIn, sourceOf } from './browser.ts'
import { type Entrance, type Entrances, entrancesOf, type FindPortal, PORTAL } from './entrance.ts'
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
  /** The portal with this key or host name, on or off; undefined where there is none. */
  readonly findPortal: FindPortal
  /** Somebody asks at a portal that is switched off. They are refused whatever comes of it. */
  turnedAway(ctx: Context, contract: Contract, body: unknown): Promise<void>
  /** Who holds this session secret; undefined where it opens nothing. */
  identify(ctx: Context, secret: string): Promise<Actor | undefined>
  /** Who has shown a right password and still owes what `purposes` name; undefined where the secret opens nothing. */
  identifyHalf(ctx: Context, secret: string, purposes: readonly HalfPurpose[]): Promise<Actor | undefined>
  /** Who calls by this token or signature; ends with a refusal where it does not work. */
  identifyToken(ctx: Context, shown: Shown): Promise<Actor>
  /** Ends with a refusal where the actor may not call at all. */
  authorise(ctx: Context, contract: Contract): Promise<void>
  /** Ends with `reauth-required` where the contract asks for a fresh proof and there is none. */
  assertFresh(ctx: Context, contract: Contract, body: unknown): void
}

/** Binds contracts to Fastify. Every one passes the same gate: origin, identity, access, shape, operation (R63). */
export function bind(app: FastifyInstance, world: World, gate: Gate, routes: readonly Route[]): void {
  const entrances = entrancesOf(world, gate.findPortal)
  for (const route of routes) {
    const { contract } = route
    if (route.upgrade) continue
    const paths = contract.doors.includes('portal') ? [API, PORTAL + API] : [API]
    for (const path of paths)
      app.route({
        method: contract.method,
        url: path + contract.path,
        ...(contract.upload ? { bodyLimit: contract.upload.maxBytes } : {}),
        ...(contract.large ? { bodyLimit: contract.large.bytes } : {}),
        config: { ...(contract.large ? { keys: contract.large.keys } : {}), changes: Boolean(contract.leaves) },
        ...(contract.reply && !contract.replyType ? written(contract.reply) : {}),
        compress: contract.rate === 'hot' ? false : { threshold: COMPRESSED_FROM },
        handler: (request, reply) => answer({ world, gate, route, entrances }, request, reply),
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
  readonly entrances: Entrances
}

async function answer(known: Bound, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { world, route } = known
  const { contract } = route
  world.engine.anew()
  const entrance = await known.entrances.at(request)
  const bound = { ...known, entrance }
  const presented = presentedAt(entrance, request, contract)
  const source = sourceOf(request, entrance)
  if (entrance.isShut) return turnAway(bound, source, request.body)
  const telling = tellChange(reply)
  const asked = await admitted(bound, presented, source, telling)
  const { actor } = asked
  takeTurn(asked, contract, reply)
  const version = contract.versioned ? readVersion(request.headers['if-match']) : 0
  const input = { ...parseInput(contract, request), version, upload: uploadOf(request, asked) }
  reply.header('cache-control', 'no-store')
  bound.gate.assertFresh(asked, contract, request.body)
  const again = presented.token ? { ...presented, token: { ...presented.token, again: true as const } } : presented
  const askAgain = () => admitted(bound, again, source, telling)
  const key = contract.idempotent ? idempotencyKey(request, world.keys) : undefined
  if (!key) {
    const result = await operate({ ...bound, askAgain }, asked, input, reply)
    const goesOn = async () => void (await askAgain())
    return send(bound, reply, result instanceof Readable ? watched(result, goesOn) : result)
  }
  const stored = await storedReply(asked, contract.id, key)
  if (stored) return reply.code(stored.status).send(stored.reply)
  const first = async (tx: Tx) => {
    await telling(tx)
    await claimKey(tx, contract.id, key)
  }
  const claiming = contextOf(world, actor, source, { first, short: isShort(contract) })
  const result = await operate({ ...bound, askAgain }, claiming, input, reply)
  await storeReply(asked, contract.id, key, { status: successOf(contract), reply: result })
  return send(bound, reply, result)
}

/** What is brought, where this door is for it: no contract of the console answers at a portal, and no token (R23). */
function presentedAt({ portal, origin, cookies }: Entrance, request: FastifyRequest, contract: Contract): Presented {
  if (!contract.doors.includes(portal ? 'portal' : 'console')) refuse(NotFound)
  const presented = presentedIn(request, cookies, contract)
  if (presented.token) return portal ? refuse(NotByToken) : presented
  assertSameOrigin(request, origin, presented.session !== undefined || presented.half !== undefined)
  return presented
}

async function turnAway({ world, gate, route }: Bound, source: Source, body: unknown): Promise<never> {
  await gate.turnedAway(contextOf(world, nobody, source), route.contract, body)
  return refuse(PortalNotAvailable)
}

/** The caller, known and entitled as of now. */
export async function admitted(
  { world, gate, route: { contract } }: Pick<Bound, 'world' | 'gate'> & { route: Pick<Route, 'contract'> },
  presented: Presented,
  source: Source,
  first: (tx: Tx) => Promise<void>,
): Promise<Context> {
  world.engine.anew()
  const actor = (await whoAsks(gate, contextOf(world, nobody, source), contract, presented)) ?? nobody
  const ctx = contextOf(world, actor, source, { first, short: isShort(contract) })
  await gate.authorise(ctx, contract)
  return ctx
}

/** A session where one is asked for, else a half session where the contract lets it; to all other routes that is nobody. */
async function whoAsks(
  gate: Gate,
  ctx: Context,
  { half = [], access }: Contract,
  presented: Presented,
): Promise<Actor | undefined> {
  if (presented.token) {
    // Doors for people: nothing is said there of whether a token works.
    if (access === 'public' || access === 'half-signed-in') refuse(NotByToken)
    return gate.identifyToken(ctx, presented.token)
  }
  const actor = presented.session === undefined ? undefined : await gate.identify(ctx, presented.session)
  if (actor || presented.half === undefined) return actor
  return gate.identifyHalf(ctx, presented.half, half)
}

/** What was signed is what is read, to the last byte. */
function uploadOf({ body }: FastifyRequest, { actor }: Context): Readable {
  const digest = actor.token?.signedBody
  if (digest === undefined) return body as Readable
  return body instanceof Readable ? asSigned(body, digest) : refuse(TokenNotValid)
}

/** What is heavy may write much: nobody's commit waits for it. */
function isShort({ rate }: Contract): boolean {
  return rate !== 'heavy'
}

/** Says which change the request made, so that it can be undone at once. */
function tellChange(reply: FastifyReply): (tx: Tx) => Promise<void> {
  return async (tx) =>
    tx.afterCommit(() => {
      // Whoever is logged in as somebody else takes nothing back, nor is there a way to at a portal.
      if (tx.recorded.length > 0 && !tx.actor.real && !tx.source.portal) reply.header('x-change-id', tx.changeId)
    })
}

async function operate(
  { route, entrance, world, askAgain }: Bound & { entrance: Entrance } & Pick<Answer, 'askAgain'>,
  ctx: Context,
  input: object,
  reply: FastifyReply,
): Promise<unknown> {
  try {
    return await route.handle(ctx, input as never, answerOf(reply, entrance, askAgain))
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
