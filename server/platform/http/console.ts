import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'

const DIST = join(import.meta.dirname, '../../../console/dist')
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/

/** Whether the pages have been built. */
export function isConsoleBuilt(): boolean {
  return existsSync(join(DIST, 'index.html'))
}

/** The console's files, and its page for every other address; a nonce per answer marks the page's scripts and styles. */
export async function addConsole(app: FastifyInstance, config: Config): Promise<void> {
  const page = isConsoleBuilt() ? readFileSync(join(DIST, 'index.html'), 'utf8') : undefined
  if (page) {
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
  app.get('/*', (request, reply) => {
    if (/^\/(api|assets)(\/|$)/.test(request.url)) return reply.callNotFound()
    if (elsewhere(request, config)) return sendElsewhere(request, reply, config)
    if (!page) return reply.code(503).type('text/plain').send('The console is not built yet: run npm start.\n')
    return reply
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page.replaceAll('__NONCE__', reply.nonce))
  })
}

function elsewhere(request: FastifyRequest, config: Config): boolean {
  return request.headers.host !== config.baseUrl.host
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
