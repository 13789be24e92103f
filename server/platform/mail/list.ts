import type { Db } from '../database/index.ts'
import { listOfUser, type OutboxRow } from './outbox.store.ts'

const SHOWN = 50 // the newest; older ones tell nothing about a person of today

export interface MailState {
  readonly id: string
  readonly template: string
  readonly recipient: string
  /** `failed` will be tried again at `nextAt`; `given-up` will not. */
  readonly state: OutboxRow['state']
  readonly attempts: number
  readonly lastError: string
  readonly createdAt: string
  readonly sentAt: string | null
  readonly nextAt: string | null
}

/** The newest mails to somebody and how far they came. Never their content. */
export async function listMail(db: Db, userId: string): Promise<MailState[]> {
  const rows = await listOfUser(db, userId, SHOWN)
  return rows.map((row) => ({
    id: row.id,
    template: row.template,
    recipient: row.recipient,
    state: row.state,
    attempts: row.attempts,
    lastError: row.last_error,
    createdAt: row.created_at,
    sentAt: row.sent_at,
    nextAt: row.state === 'queued' || row.state === 'failed' ? row.next_at : null,
  }))
}
