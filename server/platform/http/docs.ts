import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { World } from '../context.ts'
import { contextOf, nobody } from '../context.ts'
import { NotFound, SignedOut } from '../failures.ts'
import { Refusal } from '../refusal.ts'
import type { Settings } from '../settings.ts'
import { shownIn } from './authorization.ts'
import type { Gate } from './bind.ts'
import { readCookie, sessionCookie } from './cookies.ts'
import { docsPage } from './docs-page.ts'
import { entrancesOf } from './entrance.ts'
import { sendProblem } from './problem.ts'

/** `/openapi.json` and the readable pages at `/docs`: for signed-in callers unless `docs.public` (product.md section 7). */
export function addDocs(
  app: FastifyInstance,
  world: World,
  gate: Gate,
  makeDocument: (settings: Settings) => object,
): void {
  const made = new WeakMap<Settings, object>()
  const document = (): object => {
    const known = made.get(world.settings) ?? makeDocument(world.settings)
    made.set(world.settings, known)
    return known
  }
  const cookie = sessionCookie(world.config)
  const mayRead = async (request: FastifyRequest): Promise<boolean> => {
    if (world.settings['docs.public']) return true
    const ctx = contextOf(world, nobody, { address: request.ip, userAgent: '', requestId: request.id })
    const shown = shownIn(request, false)
    if (shown) return Boolean(await gate.identifyToken(ctx, shown))
    const secret = readCookie(request.headers.cookie, cookie.name)
    return Boolean(secret && (await gate.identify(ctx, secret)))
  }
  const { atHost } = entrancesOf(world, gate.findPortal)
  const isPortal = async (request: FastifyRequest) => (await atHost(request)) !== undefined
  app.get('/openapi.json', async (request, reply) => {
    if (await isPortal(request)) return sendProblem(reply, new Refusal(NotFound))
    return (await mayRead(request))
      ? reply.header('cache-control', 'no-store').send(document())
      : sendProblem(reply, new Refusal(SignedOut))
  })
  app.get('/docs', async (request, reply): Promise<FastifyReply> => {
    if (await isPortal(request)) return sendProblem(reply, new Refusal(NotFound))
    if (!(await mayRead(request))) return reply.redirect('/sign-in?next=/docs', 302)
    return reply
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(docsPage(document(), reply.nonce))
  })
}
