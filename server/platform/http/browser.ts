/** What a browser brings besides the request, and what it is told besides the reply. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import type { PortalDoor, Source } from '../context.ts'
import type { Contract } from '../contract.ts'
import { type Shown, shownIn } from './authorization.ts'
import {
  askedCookie,
  deviceCookie,
  halfCookie,
  readCookie,
  type SessionCookie,
  sessionCookie,
  writeCookie,
} from './cookies.ts'
import type { Answer } from './route.ts'

export interface Cookies {
  readonly session: SessionCookie
  readonly half: SessionCookie
  readonly device: SessionCookie
  readonly asked: SessionCookie
}

/** The secrets that the browser shows and this route may hear of. */
export interface Presented {
  readonly session: string | undefined
  readonly half: string | undefined
  /** What an application shows; then cookies are ignored, so that nobody is two at once (R61). */
  readonly token?: Shown
}

/** The cookies of the console, or of the portal with this key. */
export function cookiesOf({ baseUrl }: Pick<Config, 'baseUrl'>, portal?: string): Cookies {
  const place = { baseUrl, portal }
  return {
    session: sessionCookie(place),
    half: halfCookie(place),
    device: deviceCookie(place),
    asked: askedCookie(place),
  }
}

/** Where a half session is asked for, a session is none; and everywhere else the other way round. */
export function presentedIn(request: FastifyRequest, { session, half }: Cookies, asked: Contract): Presented {
  const token = shownIn(request, asked.upload !== undefined)
  if (token) return { session: undefined, half: undefined, token }
  const { cookie } = request.headers
  return {
    session: asked.access === 'half-signed-in' ? undefined : readCookie(cookie, session.name),
    half: asked.half ? readCookie(cookie, half.name) : undefined,
  }
}

export function sourceOf(request: FastifyRequest, { cookies, portal }: Came): Source {
  return new BrowserSource(request, cookies, portal)
}

interface Came {
  readonly cookies: Cookies
  readonly portal?: PortalDoor | undefined
}

/** Where a request comes from. The known browser is read when it is asked for: session checks need no second look at cookies. */
class BrowserSource implements Source {
  readonly address: string
  readonly userAgent: string
  readonly requestId: string
  readonly isUnattended: boolean
  readonly portal?: PortalDoor
  readonly #cookie: string | undefined
  readonly #cookies: Cookies

  constructor({ ip, id, headers }: FastifyRequest, cookies: Cookies, portal: PortalDoor | undefined) {
    if (portal) this.portal = portal
    this.address = ip
    this.userAgent = (headers['user-agent'] ?? '').slice(0, 400)
    this.requestId = id
    this.isUnattended = headers['x-unattended'] === '1'
    this.#cookie = headers.cookie
    this.#cookies = cookies
  }

  get device(): string {
    return readCookie(this.#cookie, this.#cookies.device.name) ?? ''
  }

  get asked(): string {
    return readCookie(this.#cookie, this.#cookies.asked.name) ?? ''
  }
}

export function answerOf(
  reply: FastifyReply,
  { cookies: { session, half, device, asked }, portal }: Came,
  askAgain: Answer['askAgain'],
): Answer {
  const put = ({ name, options }: SessionCookie, value: string, expires: Date) =>
    reply.header('set-cookie', writeCookie(name, value, { ...options, expires }))
  return {
    askAgain,
    setSession: (secret, expiresAt) => put(session, secret, new Date(expiresAt)),
    clearSession: () =>
      // Not "cookies": a browser that signs out is known again at its next sign-in.
      // Where a portal shares the console's origin, what the console keeps there is not its to clear.
      put(session, '', new Date(0)).header('clear-site-data', portal ? '"cache"' : '"cache", "storage"'),
    setHalf: (secret, expiresAt) => put(half, secret, new Date(expiresAt)),
    clearHalf: () => put(half, '', new Date(0)),
    setDevice: (secret, expiresAt) => put(device, secret, new Date(expiresAt)),
    setAsked: (secret, expiresAt) => put(asked, secret, new Date(expiresAt)),
    download: (fileName) =>
      reply.header('content-disposition', `attachment; filename="${fileName.replace(/[^\w.-]/g, '_')}"`),
    keep: (version, forever) =>
      reply.headers({
        etag: `"${version}"`,
        'cache-control': forever ? 'private, max-age=31536000, immutable' : 'private, no-cache',
      }),
  }
}
