/** What people are told by mail of their second factors (R25). */
import type { Tx } from '../platform/context.ts'
import { type MailTemplate, queueMail } from '../platform/mail/index.ts'
import { findMailbox } from './store.ts'

/** Queues a notice, where there is an address and the installation wants it. */
export async function tellOwner(tx: Tx, userId: string, template: MailTemplate, data: object): Promise<void> {
  if (!tx.settings['notices.factors']) return
  const mailbox = await findMailbox(tx.db, userId)
  if (!mailbox?.address) return
  const { address: recipient, language } = mailbox
  const source = { at: tx.now(), address: tx.source.address, browser: tx.source.userAgent.slice(0, 200) || '–' }
  await queueMail(tx, { template, language, recipient, userId, linkId: null, data: { ...source, ...data } })
}
