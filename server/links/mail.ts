import type { Tx } from '../platform/context.ts'
import { type MailTemplate, mailAvailable, queueMail } from '../platform/mail/index.ts'
import { refuse } from '../platform/refusal.ts'
import { NoMailService } from './contract.ts'
import type { LinkOwner } from './issue.ts'
import { findOwner, type LinkKind, type LinkRow } from './store.ts'

const MAIL: Readonly<Record<Exclude<LinkKind, 'log-in-as'>, MailTemplate>> = {
  activation: 'invitation',
  'password-reset': 'password-reset',
  recovery: 'password-recovery',
  email: 'email-confirmation',
}

/** Puts the link's mail into the outbox of this transaction. The row names the link; its secret is derived when it is sent. */
export async function queueLinkMail(
  tx: Tx,
  owner: LinkOwner & { readonly language?: string },
  row: LinkRow,
): Promise<void> {
  if (row.kind === 'log-in-as') throw new Error('A link to log in as somebody is never mailed.')
  if (!mailAvailable(tx.world)) refuse(NoMailService)
  const { type } = (await findOwner(tx.db, owner.id)) ?? {}
  await queueMail(tx, {
    template: type === 'portal' && row.kind === 'activation' ? 'portal-access-info' : MAIL[row.kind],
    language: owner.language || 'en',
    recipient: owner.email,
    userId: owner.id,
    linkId: row.id,
    data: { name: owner.name },
  })
}
