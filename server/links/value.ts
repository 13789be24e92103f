import type { Context, World } from '../platform/context.ts'
import { refuse } from '../platform/refusal.ts'
import { listDoorsOf } from '../portals/index.ts'
import { NoOpenPortal } from './contract.ts'
import { findOwner, type LinkRow } from './store.ts'

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

/**
 * The address to hand over: at the console, or at a portal of its owner's that is on. Undefined where it would open
 * nowhere. The secret stands in the fragment, which browsers never send (R33).
 */
export async function findLinkUrl(ctx: Context, row: Bound & Pick<LinkRow, 'portal_id'>): Promise<string | undefined> {
  const place = await placeOf(ctx, row)
  return place === undefined ? undefined : `${place}${PAGES[row.kind]}#${linkValue(ctx.world, row)}`
}

/** The same; refuses where it would open nowhere. */
export async function getLinkUrl(ctx: Context, row: Bound & Pick<LinkRow, 'portal_id'>): Promise<string> {
  return (await findLinkUrl(ctx, row)) ?? refuse(NoOpenPortal)
}

/** Refuses where links of this user would open nowhere: a portal user who is in no portal that is on. */
export async function assertOpensSomewhere(ctx: Context, owner: { id: string; type: string }): Promise<void> {
  if (owner.type === 'portal' && (await listDoorsOf(ctx, owner.id)).length === 0) refuse(NoOpenPortal)
}

async function placeOf(ctx: Context, { user_id, portal_id }: Pick<LinkRow, 'user_id' | 'portal_id'>) {
  const owner = await findOwner(ctx.db, user_id)
  if (owner?.type !== 'portal') return ctx.world.config.baseUrl.origin
  const doors = await listDoorsOf(ctx, user_id)
  return doors.find((door) => portal_id === null || door.id === portal_id)?.address
}

export function isGenuine({ keys }: Pick<World, 'keys'>, row: Bound, value: string): boolean {
  return keys.verify('links', bound(row), value.slice(value.indexOf('.') + 1))
}

function bound(row: Bound): string {
  return JSON.stringify([row.id, row.kind, row.user_id, row.address, row.version, row.expires_at])
}
