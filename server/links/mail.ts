import type { Tx } from '../platform/context.ts'
import { mailAvailable, queueMail } from '../platform/mail/index.ts'
import { refuse } from '../platform/refusal.ts'
import { NoMailService } from './contract.ts'
import type { LinkOwner } from './issue.ts'
import type { LinkRow } from './store.ts'

/** Puts the link's mail into the outbox of this transaction. The row names the link; its secret is derived when it is sent. */
export async function queueLinkMail(
  tx: Tx,
  owner: LinkOwner & { readonly language?: string },
  row: LinkRow,
): Promise<void> {
  if (!mailAvailable(tx.world)) refuse(NoMailService)
  await queueMail(tx, {
    template: row.kind === 'activation' ? 'invitation' : 'password-reset',
    language: owner.language || 'en',
    recipient: owner.email,
    userId: owner.id,
    linkId: row.id,
    data: { name: owner.name },
  })
}
