import type { FastifyRequest } from 'fastify'
import { WrongOrigin } from '../failures.ts'
import { refuse } from '../refusal.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a change that another site's page asks a browser to send (cross-site request forgery, R90). Browsers say
 * where a request comes from in Sec-Fetch-Site, older ones in Origin; with a cookie and neither, it is refused.
 */
export function assertSameOrigin(request: FastifyRequest, origin: string, hasCookie: boolean): void {
  if (SAFE.has(request.method)) return
  const site = request.headers['sec-fetch-site']
  if (site === 'same-origin') return
  if (site !== undefined && site !== 'none') refuse(WrongOrigin)
  const from = request.headers.origin
  if (from !== undefined ? from !== origin : hasCookie) refuse(WrongOrigin)
}
