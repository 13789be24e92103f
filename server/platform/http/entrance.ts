/** Through which door a request comes: the console's, or a portal's, by its path or by a host name of its own. */
import type { FastifyRequest } from 'fastify'
import { between, type Instant, seconds } from '../clock.ts'
import type { Config } from '../config.ts'
import type { PortalDoor, World } from '../context.ts'
import { PortalNotAvailable } from '../failures.ts'
import { refuse } from '../refusal.ts'
import { type Cookies, cookiesOf } from './browser.ts'

/** What stands before the API's path at a portal that shares Roster's own address. */
export const PORTAL = '/portal/:doorKey'

const HOSTS_KEPT = 1000
const HOST_KNOWN_FOR = seconds(1) // then it is asked anew whether it became a portal's

/** A portal as it is stored. */
export interface FoundPortal extends Omit<PortalDoor, 'origin'> {
  /** Its own host name, without a port; '' where it has none. */
  readonly host: string
  readonly isOn: boolean
}

export type FindPortal = (world: World, by: 'key' | 'host', value: string) => Promise<FoundPortal | undefined>

export interface Entrance {
  readonly portal?: PortalDoor
  readonly cookies: Cookies
  /** From where a browser's changes may come. */
  readonly origin: string
  /** The portal is switched off: nobody gets in. */
  readonly isShut: boolean
}

export interface Entrances {
  /** Refuses with `portal-not-available` where no such portal is. */
  at(request: FastifyRequest): Promise<Entrance>
  /** The portal whose own host name the request has. */
  atHost(request: FastifyRequest): Promise<FoundPortal | undefined>
}

/** The doors of this Roster. A Host header is held against stored names and used for nothing else (R32). */
export function entrancesOf(world: World, find: FindPortal): Entrances {
  const { config } = world
  const console: Entrance = { cookies: cookiesOf(config), origin: config.baseUrl.origin, isShut: false }
  const atHost = hostsOf(world, find)
  return {
    atHost,
    async at(request) {
      const key = doorKeyOf(request)
      const { host } = request.headers
      if (host === config.baseUrl.host) return key === undefined ? console : portalEntrance(config, await byKey(key))
      const own = await atHost(request)
      // At its own host name a portal has no path before its API, and no other portal is there.
      if (own && key !== undefined) return refuse(PortalNotAvailable)
      if (own) return portalEntrance(config, own, ownOrigin(config, own.host))
      return key === undefined ? console : portalEntrance(config, await byKey(key))
    },
  }

  async function byKey(key: string): Promise<FoundPortal> {
    return (await find(world, 'key', key)) ?? refuse(PortalNotAvailable)
  }
}

/** The origin of a portal's own host name: as Roster's own, scheme and port. */
export function ownOrigin({ baseUrl }: Pick<Config, 'baseUrl'>, host: string): string {
  return `${baseUrl.protocol}//${host}${baseUrl.port === '' ? '' : `:${baseUrl.port}`}`
}

function portalEntrance(
  config: Config,
  { id, key, name, isOn }: FoundPortal,
  origin = config.baseUrl.origin,
): Entrance {
  return { portal: { id, key, name, origin }, cookies: cookiesOf(config, key), origin, isShut: !isOn }
}

function doorKeyOf({ params }: FastifyRequest): string | undefined {
  return typeof params === 'object' && params !== null && 'doorKey' in params ? String(params.doorKey) : undefined
}

/** Which host names are portals' is remembered for a moment; the portal itself is asked for each time. */
function hostsOf(world: World, find: FindPortal): Entrances['atHost'] {
  const known = new Map<string, { readonly key: string | undefined; readonly at: Instant }>()
  return async ({ headers }) => {
    const host = hostIn(world.config, headers.host)
    if (host === undefined) return undefined
    const kept = known.get(host)
    if (kept && between(kept.at, world.clock.now()) < HOST_KNOWN_FOR) {
      const portal = kept.key === undefined ? undefined : await find(world, 'key', kept.key)
      return portal?.host === host ? portal : undefined
    }
    const portal = await find(world, 'host', host)
    if (known.size >= HOSTS_KEPT) known.clear()
    known.set(host, { key: portal?.key, at: world.clock.now() })
    return portal
  }
}

/** The name that a portal could have; undefined for Roster's own, for figures, and at another port. */
function hostIn({ baseUrl }: Config, header: string | undefined): string | undefined {
  const [, name = '', port = ''] = /^([a-z0-9.-]{1,253})(?::(\d{1,5}))?$/i.exec(header ?? '') ?? []
  if (name === '' || port !== baseUrl.port || header === baseUrl.host) return undefined
  return /^[\d.]+$/.test(name) || name === 'localhost' ? undefined : name.toLowerCase()
}
