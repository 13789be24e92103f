import type { Instant } from '../../clock.ts'

/** Attempts at one account, or at one name that belongs to nobody, since the last real sign-in. */
export interface LockCountersTable {
  /** The user, or what the name is counted under. */
  subject: string
  user_id: string | null
  /** Those that failed, and those that are being evaluated. */
  count: number
  /** Those that failed. */
  failed: number
  /** How often that locked it: each lock is longer than the one before. */
  locks: number
  locked_until: Instant | null
  /** Since when the user's row does not say so yet. */
  changed_at: Instant | null
  /** When the last one was counted. */
  counted_at: Instant | null
  created_at: Instant
}

/** What one source has asked within its window. */
export interface ThrottlesTable {
  kind: string
  source: string
  count: number
  /** Windows in a row that were full: each makes the next one longer. */
  strikes: number
  ends_at: Instant
}

/** Browsers from which somebody signed in. */
export interface KnownDevicesTable {
  user_id: string
  digest: string
  /** Wrong passwords from here while the account was locked. */
  failures: number
  created_at: Instant
  seen_at: Instant
  ended_at: Instant | null
}

/** Who tried to come in, and what became of it. */
export interface SignInsTable {
  id: string
  at: Instant
  user_id: string | null
  /** As whom an administrator wanted to log in. */
  as_user_id: string | null
  identifier: string
  address: string
  address_key: string | null
  user_agent: string
  device: 'known' | 'new' | ''
  path: string
  /** Empty where they came in. */
  reason: string
  times: number
  /** The portal at which; null for the console. */
  portal_id: string | null
}
