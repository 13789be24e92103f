import type { Instant } from '../../clock.ts'

export interface SessionsTable {
  id: string
  digest: string
  user_id: string
  door: string
  epoch: number
  proved_at: Instant
  created_at: Instant
  seen_at: Instant
  expires_at: Instant
  address: string
  user_agent: string
  ended_at: Instant | null
  ended_by: string | null
  /** The link by which an administrator logged in as the user; null where they signed in themselves. */
  log_in_as_id: string | null
  /** The portal through which; null for the console. */
  portal_id: string | null
}

export interface LinksTable {
  id: string
  /** `recovery` is a reset that the user asked for: nobody else ever sees it. */
  kind: 'activation' | 'password-reset' | 'recovery' | 'email' | 'log-in-as'
  user_id: string
  address: string
  version: number
  key_id: string
  expires_at: Instant
  created_at: Instant
  created_by: string | null
  spent_at: Instant | null
  voided_at: Instant | null
  voided_because: string
  /** Of a link to log in as the user, bound to the session in which it was asked for and to the epoch of its owner. */
  session_id: string | null
  epoch: number | null
  /** When its form was first opened. */
  opened_at: Instant | null
  reason: string | null
  /** The portal at which it opens; null for the console. */
  portal_id: string | null
}

/** What a browser shows, once, to open its live channel. */
export interface LiveTicketsTable {
  digest: string
  session_id: string
  /** How far the trail had come when it was issued: what comes after it is told. */
  position: number
  expires_at: Instant
}
