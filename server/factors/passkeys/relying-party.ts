import { isIP } from 'node:net'
import type { Context } from '../../platform/context.ts'

export interface RelyingParty {
  /** The host of the configured origin; passkeys work there and nowhere else. */
  readonly id: string
  readonly origin: string
  /** What the browser shows. */
  readonly name: string
}

/** Why passkeys are not to be had at the configured origin; browsers decide so, not Roster. */
export type Obstacle = 'address' | 'plain' | 'other-host'

/** An address in figures is no name that a passkey could be bound to; plain http is trusted on this machine alone. */
export function obstacleAt({ hostname, protocol }: URL): Obstacle | undefined {
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return 'address'
  return protocol === 'https:' || /(^|\.)localhost$/.test(hostname) ? undefined : 'plain'
}

/** The same where somebody stands: a passkey made for one host name is none at another, so a portal's own has none. */
export function obstacleHere({ world, source }: Context): Obstacle | undefined {
  const { baseUrl } = world.config
  return source.portal && source.portal.origin !== baseUrl.origin ? 'other-host' : obstacleAt(baseUrl)
}

/** Roster as passkeys know it: from the configured origin, never from the request (R32). Undefined where none work. */
export function findRelyingParty(ctx: Context): RelyingParty | undefined {
  const { baseUrl } = ctx.world.config
  if (obstacleHere(ctx)) return undefined
  const name = ctx.source.portal?.name ?? ctx.settings['installation.name']
  return { id: baseUrl.hostname, origin: baseUrl.origin, name }
}
