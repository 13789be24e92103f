import type { Context } from '../../platform/context.ts'
import { mailAvailable } from '../../platform/mail/index.ts'
import { findMailbox } from '../store.ts'
import { findMailFactor } from './store.ts'

interface Whose {
  readonly id: string
  readonly type: string
}

/** Whether the settings let this type of user be sent codes, and there is a way to send them (R48). */
export function mailedAllowed({ settings, world }: Context, type: string): boolean {
  return (
    mailAvailable(world) &&
    settings['secondFactor.mail'] &&
    (type !== 'admin' || settings['secondFactor.mailForAdmins'])
  )
}

/** Codes by mail as one's own page shows them; null where they are neither set up nor to be had. */
export async function showMailed(ctx: Context, { id, type }: Whose) {
  const [factor, mailbox] = [await findMailFactor(ctx.db, id), await findMailbox(ctx.db, id)]
  const isAllowed = mailedAllowed(ctx, type) && !!mailbox?.address
  if (!factor && !isAllowed) return null
  return {
    address: mailbox?.address ?? '',
    isAllowed,
    createdAt: factor?.created_at ?? null,
    usedAt: factor?.used_at ?? null,
  }
}
