import type { Instant } from '../../clock.ts'

export interface RecoveryRequestsTable {
  id: string
  /** '' where only one thing is asked for; both are erased once the request was answered. */
  username_key: string
  identifier_key: string
  /** From where it came. */
  address: string
  state: 'waiting' | 'done'
  created_at: Instant
  /** Where answering it failed: not before. */
  retry_at: Instant | null
  /** The portal at which it was asked; null for the console. */
  portal_id: string | null
}

/** What a mail says here instead of what is built in; nulls where it went back to that. */
export interface MailTextsTable {
  template: string
  language: string
  subject: string | null
  body: string | null
  version: number
  changed_at: Instant
  changed_by: string | null
}
