import type { Tx } from '../platform/context.ts'
import { queueMail } from '../platform/mail/index.ts'
import { findPrimaryEmail } from './store.ts'
import type { Visit } from './visit.ts'

/** Tells the user who logged in as them, where the setting says so and they have an address. */
export async function tellUser(tx: Tx, { administrator, target }: Visit): Promise<void> {
  if (!tx.settings['logInAs.notify']) return
  const recipient = await findPrimaryEmail(tx.db, target.id)
  if (!recipient) return
  await queueMail(tx, {
    template: 'logged-in-as',
    language: target.language,
    recipient,
    userId: target.id,
    linkId: null,
    data: { at: tx.now(), administrator: administrator.name },
  })
}
