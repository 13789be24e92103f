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
export type Obstacle = 'address' | 'plain'

/** An address in figures is no name that a passkey could be bound to; plain http is trusted on this machine alone. */
export function obstacleAt({ hostname, protocol }: URL): Obstacle | undefined {
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return 'address'
  return protocol === 'https:' || /(^|\.)localhost$/.test(hostname) ? undefined : 'plain'
}

/** Roster as passkeys know it: from the configured origin, never from the request (R32). Undefined where none work. */
export function findRelyingParty({ world, settings }: Context): RelyingParty | undefined {
  const { baseUrl } = world.config
  if (obstacleAt(baseUrl)) return undefined
  return { id: baseUrl.hostname, origin: baseUrl.origin, name: settings['installation.name'] }
}
