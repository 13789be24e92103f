import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import type { World } from '../context.ts'
import { entrancesOf, type FindPortal } from './entrance.ts'
import { consolePage, type Page, portalPage } from './page.ts'

const DIST = join(import.meta.dirname, '../../../console/dist')
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/
const DATA = /^(\/portal\/[^/?]+)?\/(api|assets)(\/|$)/
const BELOW_PORTAL = /^\/portal\/([a-z0-9-]{1,40})(?:[/?]|$)/

/** Whether the pages have been built. */
export function isConsoleBuilt(): boolean {
  return existsSync(join(DIST, 'index.html'))
}

/** The console's files, and its page for every other address; a nonce per answer marks the page's scripts and styles. */
export async function addConsole(app: FastifyInstance, world: World, findPortal: FindPortal): Promise<void> {
  const text = isConsoleBuilt() ? readFileSync(join(DIST, 'index.html'), 'utf8') : undefined
  if (text) await addFiles(app)
  const { atHost } = entrancesOf(world, findPortal)
  const pageFor = async (request: FastifyRequest): Promise<Page | undefined> => {
    const own = await atHost(request)
    if (own) return portalPage(own, true)
    if (request.headers.host !== world.config.baseUrl.host) return undefined
    const key = BELOW_PORTAL.exec(request.url)?.[1]
    return key === undefined ? consolePage : portalPage(await findPortal(world, 'key', key), false)
  }
  app.get('/*', async (request, reply) => {
    if (DATA.test(request.url)) return reply.callNotFound()
    const page = await pageFor(request)
    if (!page) return sendElsewhere(request, reply, world.config)
    if (!text) return reply.code(503).type('text/plain').send('The console is not built yet: run npm start.\n')
    return reply
      .code(page.status)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page.write(text).replaceAll('__NONCE__', reply.nonce))
  })
}

async function addFiles(app: FastifyInstance): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(DIST, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    decorateReply: true,
    preCompressed: true,
  })
  app.get('/mark.svg', (_, reply) => reply.header('cache-control', 'max-age=86400').sendFile('mark.svg', DIST))
}

/** Cookies and links belong to one origin: other names of this machine are sent there, foreign ones told which setting to set. */
function sendElsewhere(request: FastifyRequest, reply: FastifyReply, config: Config): FastifyReply {
  if (LOOPBACK.test(request.headers.host ?? '') && LOOPBACK.test(config.baseUrl.host))
    return reply.redirect(new URL(localPath(request.url), config.baseUrl).href, 302)
  return reply
    .code(421)
    .type('text/plain; charset=utf-8')
    .send(
      `This Roster is reached at ${config.baseUrl.origin}. To reach it under this name, set ROSTER_BASE_URL to it.\n`,
    )
}

/** `//evil.example` is a path to us and another host to a browser. */
function localPath(url: string): string {
  return `/${url.replace(/^\/+/, '')}`
}
