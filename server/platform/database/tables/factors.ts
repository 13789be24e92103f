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
  /** When its owner was told that somebody with the password failed at the second factor. */
  told_at: Instant | null
  /** The portal through which; null for the console. */
  portal_id: string | null
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

export interface PasskeysTable {
  id: string
  user_id: string
  /** As its authenticator calls it, base64url; no two are alike. */
  credential_id: string
  /** COSE, base64url. */
  public_key: string
  /** What its authenticator counted last; 0 for ever where it does not count. */
  counter: number
  /** JSON: how it may be reached. */
  transports: string
  /** Since when it is known to be kept in more than one place. */
  backed_up_at: Instant | null
  name: string
  created_at: Instant
  created_by: string | null
  used_at: Instant | null
  /** When its counter went back: there is another one like it. */
  copied_at: Instant | null
}

/** Questions that wait for a passkey. */
export interface PasskeyChallengesTable {
  digest: string
  purpose: string
  /** The session, the half session, or the digest of what the browser brings. */
  bound_to: string
  expires_at: Instant
}

/** Whoever has a row is sent codes by mail. */
export interface MailFactorsTable {
  user_id: string
  created_at: Instant
  used_at: Instant | null
}

/** What was sent by mail and is waited for: enough to derive the code with the root key, and nothing without. */
export interface MailedCodesTable {
  bound_to: string
  purpose: string
  user_id: string
  address: string
  serial: number
  tries: number
  sent_at: Instant
  expires_at: Instant
}
