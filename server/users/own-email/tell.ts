import type { Tx } from '../../platform/context.ts'
import { queueMail } from '../../platform/mail/index.ts'

interface Change {
  readonly former: readonly string[]
  readonly emails: readonly string[]
  /** The administrator who changed them; '' where their owner did. */
  readonly by: string
}

/** Tells every address that was taken out of an account, so that nobody loses it unnoticed (R25, R-20). */
export async function tellFormer(
  tx: Tx,
  { id, language }: { readonly id: string; readonly language: string },
  { former, emails, by }: Change,
): Promise<void> {
  if (!tx.settings['notices.email']) return
  const left = new Set(emails.map((address) => address.toLowerCase()))
  for (const gone of former.filter((address) => !left.has(address.toLowerCase())))
    await queueMail(tx, {
      template: 'email-changed',
      language: language || 'en',
      recipient: gone,
      userId: id,
      linkId: null,
      data: { at: tx.now(), address: tx.source.address, former: gone, by },
    })
}
