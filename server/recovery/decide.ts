import type { Instant } from '../platform/clock.ts'
import type { Settings } from '../platform/settings.ts'
import { type StatusFacts, statusOf } from '../users/index.ts'

export interface Account extends StatusFacts {
  readonly id: string
  /** Where the mail would go: the address that was typed if it is theirs, else the first; null where there is none. */
  readonly address: string | null
}

type Answer = 'mail' | 'unknown' | 'switched-off' | 'no-person' | 'no-portal' | 'no-address' | 'barred' | 'invited'

/** What becomes of a request (E-33, E-35). A lock bars nobody: a completed reset lifts it. Pure. */
export function answerFor(settings: Settings, account: Account | undefined, now: Instant): Answer {
  if (!account) return 'unknown'
  if (account.type === 'api' || account.type === 'system') return 'no-person'
  if (account.type === 'portal') return 'no-portal'
  if (isSwitchedOff(settings, account)) return 'switched-off'
  const status = statusOf(account, now)
  if (status === 'invited') return 'invited'
  if (status !== 'active' && status !== 'locked') return 'barred'
  return account.address === null ? 'no-address' : 'mail'
}

/** Where exposure is not prevented: told like an account that does not exist. Who is barred is never told. */
export function isToldAsUnknown(settings: Settings, account: Account | undefined): boolean {
  return !account || account.deleted_at !== null || isSwitchedOff(settings, account)
}

function isSwitchedOff(settings: Settings, { type }: Account): boolean {
  if (!settings['recovery.enabled']) return true
  if (type !== 'admin' && type !== 'regular') return false
  return !settings['recovery.internal'] || (type === 'admin' && !settings['recovery.admins'])
}
