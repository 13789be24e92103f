import compress from '@fastify/compress'
import fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify'
import type { World } from '../context.ts'
import { Broken, Busy, Invalid, Malformed, MethodNotAllowed, NotFound, TooLarge, WrongMediaType } from '../failures.ts'
import { newId } from '../ids.ts'
import { failureOf } from '../lacking.ts'
import { Refusal } from '../refusal.ts'
import { keepForSignature } from './authorization.ts'
import type { Gate } from './bind.ts'
import { addConsole } from './console.ts'
import { addHeaders } from './headers.ts'
import { addHealth } from './health.ts'
import { readJson } from './json.ts'
import { sendProblem } from './problem.ts'
import { logAnswers } from './request-log.ts'
import { mayUpgrade } from './sockets.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Keys that a JSON body may have, where its contract says it. */
    keys?: number
    /** Whether its contract leaves a change; unknown of what is no contract. */
    changes?: boolean
  }
}

const MAX_BODY = 1024 * 1024 // R97; uploads say their own limit in their contract
const MAX_HEADERS = 16 * 1024
const REQUEST_WITHIN = 60_000 // ms to send the whole request: against slow senders
const RETRY_AFTER = 5 // seconds; a database is back, or room is made, seldom sooner
const UPLOADS = /^(text\/csv|image\/)/

export type Server = FastifyInstance

/** A Fastify with everything that holds for every route: ids, headers, strict JSON, problem documents, health, console. */
export async function makeServer(world: World, { findPortal }: Pick<Gate, 'findPortal'>): Promise<FastifyInstance> {
  const upgradable = new Set<string>()
  const app = fastify({
    bodyLimit: MAX_BODY,
    genReqId: newId,
    trustProxy: world.config.trustedProxies.length > 0 ? [...world.config.trustedProxies] : false,
    requestTimeout: REQUEST_WITHIN,
    http: { maxHeaderSize: MAX_HEADERS, shouldUpgradeCallback: (request) => mayUpgrade(request, upgradable) },
    exposeHeadRoutes: false,
    return503OnClosing: false, // we say it in our own words
    logger: false,
    frameworkErrors: (error, request, reply) => sendProblem(reply, asRefusal(error, world, request.id)),
  })
  app.decorate('upgradable', upgradable)
  app.setErrorHandler<FastifyError>((error, request, reply) => sendProblem(reply, asRefusal(error, world, request.id)))
  app.setNotFoundHandler((request, reply) => {
    const known = request.method !== 'GET' && app.hasRoute({ method: 'GET', url: request.url })
    return sendProblem(reply, new Refusal(known ? MethodNotAllowed : NotFound))
  })
  addHeaders(app, world.config)
  logAnswers(app, world.log)
  refuseWhileStopping(app)
  await app.register(compress, { global: false, encodings: ['br', 'gzip'], threshold: 1400 })
  readBodies(app)
  addHealth(app, world)
  await addConsole(app, world, findPortal)
  return app
}

/** Who asks a server that is stopping is told to ask again: another one, or the next start, answers. */
function refuseWhileStopping(app: FastifyInstance): void {
  let isStopping = false
  let freeing: NodeJS.Timeout | undefined
  app.addHook('preClose', async () => {
    isStopping = true
    // Whoever was being answered keeps the connection for their next request; it would keep the server, too.
    freeing = setInterval(() => app.server.closeIdleConnections(), 100)
  })
  app.addHook('onClose', async () => clearInterval(freeing))
  app.addHook('onRequest', (_request, _reply, done) => {
    if (isStopping) done(new Refusal(Busy, { retryAfter: RETRY_AFTER }))
    else done()
  })
}

function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request: FastifyRequest, body: Buffer, done) => {
    try {
      keepForSignature(request, body)
      done(null, body.length === 0 ? undefined : readJson(body, request.routeOptions.config.keys))
    } catch (error) {
      done(error as Error)
    }
  })
  app.addContentTypeParser(UPLOADS, async (_: unknown, stream: unknown) => stream)
}

/** What people caused keeps its words; what we caused says nothing about our insides (R114). */
function asRefusal(error: unknown, world: World, requestId: string): Refusal {
  if (error instanceof Refusal) return error
  const { code = '', statusCode = 500 } = error as FastifyError
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Refusal(TooLarge)
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new Refusal(WrongMediaType)
  if (code === 'FST_ERR_VALIDATION') return new Refusal(Invalid)
  if (statusCode >= 400 && statusCode < 500) return new Refusal(Malformed)
  world.log.error({ err: error, requestId }, 'A request could not be finished.')
  const lacking = failureOf(error, world.engine.kind)
  return lacking ? new Refusal(lacking, { retryAfter: RETRY_AFTER }) : new Refusal(Broken)
}
