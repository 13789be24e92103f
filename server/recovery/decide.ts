import type { Instant } from '../platform/clock.ts'
import type { Settings } from '../platform/settings.ts'
import { type StatusFacts, statusOf } from '../users/index.ts'

export interface Account extends StatusFacts {
  readonly id: string
  /** Where the mail would go: the address that was typed if it is theirs, else the first; null where there is none. */
  readonly address: string | null
  /** Set where they are in the portal at which was asked, and it is on. */
  readonly inside: string | null
}

type Answer = 'mail' | 'unknown' | 'switched-off' | 'no-person' | 'wrong-door' | 'no-address' | 'barred' | 'invited'

/** What becomes of a request at the console, or at a portal (E-33, E-35). A lock bars nobody: a completed reset lifts it. Pure. */
export function answerFor(settings: Settings, account: Account | undefined, now: Instant, atPortal: boolean): Answer {
  if (!account) return 'unknown'
  if (account.type === 'api' || account.type === 'system') return 'no-person'
  if (!isTheirDoor(account, atPortal)) return 'wrong-door'
  if (isSwitchedOff(settings, account)) return 'switched-off'
  const status = statusOf(account, now)
  if (status === 'invited') return 'invited'
  if (status !== 'active' && status !== 'locked') return 'barred'
  return account.address === null ? 'no-address' : 'mail'
}

/** Where exposure is not prevented: told like an account that does not exist. Who is barred is never told. */
export function isToldAsUnknown(settings: Settings, account: Account | undefined, atPortal: boolean): boolean {
  if (!account || account.deleted_at !== null) return true
  return !isTheirDoor(account, atPortal) || isSwitchedOff(settings, account)
}

/** People of the house recover at the console, portal users at a portal in which they are. */
function isTheirDoor({ type, inside }: Account, atPortal: boolean): boolean {
  return atPortal ? type === 'portal' && inside !== null : type !== 'portal'
}

function isSwitchedOff(settings: Settings, { type }: Account): boolean {
  if (!settings['recovery.enabled']) return true
  if (type !== 'admin' && type !== 'regular') return false
  return !settings['recovery.internal'] || (type === 'admin' && !settings['recovery.admins'])
}
