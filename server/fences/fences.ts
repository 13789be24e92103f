import { addressKey, addressRange } from '../platform/address.ts'
import type { Context } from '../platform/context.ts'
import { AddressNotAllowed, Maintenance } from '../platform/failures.ts'
import { refuse } from '../platform/refusal.ts'
import type { Settings } from '../platform/settings.ts'

const AGAIN_AFTER = 60 // seconds

/** Who wants to come in; `type` as of the account. */
export interface Comer {
  readonly id: string
  readonly type: string
}

type Fenced = Pick<Context, 'settings' | 'source'>

export interface Fence {
  readonly failure: typeof AddressNotAllowed | typeof Maintenance
  /** What the log of sign-ins calls it. */
  readonly reason: 'fenced' | 'maintenance'
  readonly details?: { readonly detail?: string; readonly retryAfter: number }
}

/** What keeps somebody out now. Portals are not fenced in (E-62); administrators work during maintenance (E-63). */
export function fenceBefore({ settings, source }: Fenced, comer: Comer): Fence | undefined {
  if (comer.type !== 'portal' && !isWithinAddresses(settings, source.address, comer.id))
    return { failure: AddressNotAllowed, reason: 'fenced' }
  if (!settings['fences.maintenance'] || comer.type === 'admin') return undefined
  const detail = settings['fences.maintenanceNote']
  const details = { retryAfter: AGAIN_AFTER, ...(detail ? { detail } : {}) }
  return { failure: Maintenance, reason: 'maintenance', details }
}

/** Refuses whom a fence keeps out now. */
export function assertWithinFences(ctx: Fenced, comer: Comer): void {
  const fence = fenceBefore(ctx, comer)
  if (fence) refuse(fence.failure, fence.details)
}

type Addresses = Pick<Settings, 'fences.addresses' | 'fences.excludedUsers'>

/** Whether these settings let this user come from this address. An address that cannot be read is on no list. */
export function isWithinAddresses(settings: Addresses, address: string, userId: string): boolean {
  const allowed = settings['fences.addresses']
  if (allowed.length === 0 || settings['fences.excludedUsers'].includes(userId)) return true
  const key = addressKey(address)
  return key !== undefined && rangesOf(allowed).some(({ from, to }) => from <= key && key <= to)
}

type Range = NonNullable<ReturnType<typeof addressRange>>
const known = new WeakMap<readonly string[], readonly Range[]>()

/** Read once for each list: settings are the same object until somebody changes them. */
function rangesOf(allowed: readonly string[]): readonly Range[] {
  const ranges = known.get(allowed) ?? allowed.flatMap((text) => addressRange(text) ?? [])
  known.set(allowed, ranges)
  return ranges
}
