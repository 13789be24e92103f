import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Config } from '../config.ts'
import { randomNonce } from '../secrets.ts'

declare module 'fastify' {
  interface FastifyReply {
    /** Marks the scripts and styles of this one page (R91). */
    nonce: string
  }
}

const API_POLICY = "default-src 'none'; frame-ancestors 'none'" // data is never a page
const API = /^(\/portal\/[^/?]+)?\/api\//
const HSTS = 'max-age=31536000; includeSubDomains'

/** The security headers of every answer, errors included (R91, ASVS 3.4.1–8). HSTS only where Roster is reached by https. */
export function addHeaders(app: FastifyInstance, config: Config): void {
  const sockets = config.baseUrl.origin.replace(/^http/, 'ws')
  app.decorateReply('nonce', '')
  const secure = config.baseUrl.protocol === 'https:'
  app.addHook('onRequest', (request, reply, done) => {
    const isApi = API.test(request.url)
    if (!isApi) reply.nonce = randomNonce()
    reply.headers({
      'content-security-policy': isApi ? API_POLICY : policy(reply, sockets),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-frame-options': 'DENY',
      'permissions-policy': 'camera=(), microphone=(), geolocation=()',
      'x-request-id': request.id,
      ...(secure ? { 'strict-transport-security': HSTS } : {}),
    })
    done()
  })
}

/** `sockets`: older browsers do not count the same place over WebSocket as `self`. */
function policy({ nonce }: FastifyReply, sockets: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${sockets}`,
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join('; ')
}
