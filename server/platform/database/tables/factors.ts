import type { Instant } from '../../clock.ts'

export interface SecondFactorsTable {
  user_id: string
  /** Since when there is a factor that sign-in asks for. */
  enrolled_at: Instant | null
  /** An administrator asked for one, whatever the settings say. */
  asked_at: Instant | null
  asked_by: string | null
}

export interface HalfSessionsTable {
  id: string
  digest: string
  user_id: string
  purpose: 'prove' | 'enrol'
  epoch: number
  /** 1 where a password of one's own is due afterwards. */
  must_change: number
  created_at: Instant
  expires_at: Instant
  address: string
  user_agent: string
  /** Codes that were tried in it. */
  tries: number
  spent_at: Instant | null
}

export interface TotpFactorsTable {
  user_id: string
  /** The shared secret, sealed under the key ring with the user's id bound to it. */
  sealed: string
  /** The newest time step that a code was taken for; none before it is taken again. */
  last_step: number
  created_at: Instant
  used_at: Instant | null
}

export interface TotpEnrolmentsTable {
  user_id: string
  sealed: string
  expires_at: Instant
}

export interface RecoveryCodesTable {
  id: string
  user_id: string
  digest: string
  created_at: Instant
  used_at: Instant | null
}
