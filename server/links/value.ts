import type { World } from '../platform/context.ts'
import type { LinkRow } from './store.ts'

const PAGES = {
  activation: '/activate',
  'password-reset': '/reset',
  recovery: '/reset',
  email: '/confirm-email',
  'log-in-as': '/log-in-as',
} as const

type Bound = Pick<LinkRow, 'id' | 'kind' | 'user_id' | 'address' | 'version' | 'expires_at'>

/** The secret part of a link: derived, so that the database holds nothing usable (R26, R27). */
export function linkValue({ keys }: Pick<World, 'keys'>, row: Bound): string {
  return `${row.id}.${keys.sign('links', bound(row))}`
}

/** The address to hand over. The secret stands in the fragment, which browsers never send (R33). */
export function linkUrl(world: Pick<World, 'keys' | 'config'>, row: Bound): string {
  return `${world.config.baseUrl.origin}${PAGES[row.kind]}#${linkValue(world, row)}`
}

export function isGenuine({ keys }: Pick<World, 'keys'>, row: Bound, value: string): boolean {
  return keys.verify('links', bound(row), value.slice(value.indexOf('.') + 1))
}

function bound(row: Bound): string {
  return JSON.stringify([row.id, row.kind, row.user_id, row.address, row.version, row.expires_at])
}
