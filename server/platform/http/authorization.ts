/** `Authorization`: what an application shows instead of a cookie (R61). Schemes that are none of ours belong to proxies. */
import { Transform } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { TokenNotValid } from '../failures.ts'
import { Refusal } from '../refusal.ts'
import { hashing, hexDigest } from '../secrets.ts'

export const SIGNATURE_SCHEME = 'Roster-HMAC-SHA256'

export interface Shown {
  readonly scheme: 'bearer' | 'signature'
  /** What stands behind the scheme. */
  readonly credentials: string
  /** The request as it was sent: what a signature is over. */
  readonly method: string
  readonly target: string
  /** SHA-256 of the body in hex; undefined where the body is a stream that nobody has read yet. */
  readonly bodyDigest: string | undefined
  /** True where a long answer asks whether it may go on: the same request, not a second one. */
  readonly again?: true
}

const SCHEMES: readonly (readonly [RegExp, Shown['scheme']])[] = [
  [/^Bearer(?: +|$)/i, 'bearer'],
  [new RegExp(`^${SIGNATURE_SCHEME}(?: +|$)`, 'i'), 'signature'],
]

/** What the request shows; undefined for browsers and for schemes that are not ours. */
export function shownIn(request: FastifyRequest, hasUpload: boolean): Shown | undefined {
  const { authorization } = request.headers
  if (authorization === undefined) return undefined
  for (const [pattern, scheme] of SCHEMES) {
    const found = pattern.exec(authorization)
    if (!found) continue
    const credentials = authorization.slice(found[0].length).trim()
    const bodyDigest = hasUpload ? undefined : (bodies.get(request) ?? EMPTY)
    return { scheme, credentials, method: request.method, target: request.raw.url ?? '', bodyDigest }
  }
  return undefined
}

const EMPTY = hexDigest('')
const bodies = new WeakMap<FastifyRequest, string>()

/** Remembers what the body was before it is parsed, where a signature may be over it. */
export function keepForSignature(request: FastifyRequest, body: Buffer): void {
  if (request.headers.authorization?.toLowerCase().startsWith(SIGNATURE_SCHEME.toLowerCase()))
    bodies.set(request, hexDigest(body))
}

/** An upload that fails at its end where it is not the one that was signed. */
export function asSigned(upload: NodeJS.ReadableStream, digest: string): Transform {
  const seen = hashing()
  const checked = new Transform({
    transform(piece, _, done) {
      seen.update(piece)
      done(null, piece)
    },
    flush: (done) => done(seen.digest('hex') === digest ? null : new Refusal(TokenNotValid)),
  })
  upload.once('error', (error) => checked.destroy(error))
  return upload.pipe(checked)
}

/** What a 401 says of how to come in (RFC 9110 section 11.6.1, RFC 6750 section 3). */
export function challengeFor({ headers: { authorization } }: FastifyRequest): string {
  const why = authorization === undefined ? '' : ', error="invalid_token"'
  return `Bearer realm="Roster"${why}, ${SIGNATURE_SCHEME} realm="Roster"`
}
