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
}

export interface LinksTable {
  id: string
  /** `recovery` is a reset that the user asked for: nobody else ever sees it. */
  kind: 'activation' | 'password-reset' | 'recovery' | 'email'
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
}
