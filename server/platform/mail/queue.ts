import { hours, later } from '../clock.ts'
import type { Tx, World } from '../context.ts'
import { newId } from '../ids.ts'
import type { MailTemplate } from './declared.ts'
import { insertMail } from './outbox.store.ts'

export type { MailTemplate } from './declared.ts'

export const GIVE_UP_AFTER = 24 // hours; long enough for a mail server to be repaired, short enough for the news to be news

export interface NewMail {
  readonly template: MailTemplate
  /** BCP 47; where there is no text in it, English is sent. */
  readonly language: string
  readonly recipient: string
  /** On whose page the mail's state is shown. */
  readonly userId: string | null
  readonly linkId: string | null
  /** Values for the template that are not secret, and secrets only when sealed. Erased once sent or given up. */
  readonly data?: Readonly<Record<string, unknown>>
  readonly giveUpAfterHours?: number
}

/** Whether Roster can send mail at all. Where it cannot, nothing is queued and links are copied from the user page. */
export function mailAvailable(world: World): boolean {
  return world.settings['mail.server'] !== ''
}

/** Queues a mail; it leaves once the transaction is real. Returns its id, or undefined where Roster cannot send mail. */
export async function queueMail(tx: Tx, mail: NewMail): Promise<string | undefined> {
  if (!mailAvailable(tx.world)) return undefined
  const id = newId()
  const now = tx.now()
  await insertMail(tx.db, {
    id,
    template: mail.template,
    language: mail.language,
    recipient: mail.recipient,
    user_id: mail.userId,
    link_id: mail.linkId,
    data: JSON.stringify(mail.data ?? {}),
    state: 'queued',
    attempts: 0,
    next_at: now,
    give_up_at: later(now, hours(mail.giveUpAfterHours ?? GIVE_UP_AFTER)),
    last_error: '',
    created_at: now,
    sent_at: null,
  })
  tx.afterCommit(() => tx.world.wake('mail'))
  return id
}
