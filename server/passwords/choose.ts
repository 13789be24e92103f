import { record } from '../audit/index.ts'
import {
  LINKS_TO_CHANGE,
  type LinkKind,
  LinkNotValid,
  type LinkRow,
  readLink,
  spendLink,
  voidLinks,
} from '../links/index.ts'
import { forgetDevices, liftLock } from '../locks/index.ts'
import type { Context, Tx } from '../platform/context.ts'
import type { Input } from '../platform/http/route.ts'
import { personName } from '../platform/naming.ts'
import { refuse } from '../platform/refusal.ts'
import { hashAccepted } from './accept.ts'
import type { activate, completeReset } from './contract.ts'
import { readerOf, tellOfPassword } from './mails.ts'
import * as store from './store.ts'

type Owner = store.Owner

/** Sets the first password, never another one. Spent once; signs nobody in (product.md section 3). */
export async function activateAccount(ctx: Context, { body }: Input<typeof activate>) {
  return choose(ctx, ['activation'], body, async (tx, owner) => {
    if (!(await store.markActivated(tx.db, owner.id, tx.now()))) refuse(LinkNotValid)
    await recordAbout(tx, 'user.activated', owner)
  })
}

/** Sets another password, ends every session, lifts a lock; never a suspension, never a second factor (R30). */
export async function resetPassword(ctx: Context, { body }: Input<typeof completeReset>) {
  return choose(ctx, ['password-reset', 'recovery'], body, async (tx, owner) => {
    await store.raiseEpoch(tx.db, owner.id)
    await liftLock(tx, owner.id)
    await forgetDevices(tx, owner.id)
    await recordAbout(tx, 'password.reset', owner)
    await tellOfPassword(tx, readerOf(owner))
  })
}

async function choose(
  ctx: Context,
  kinds: readonly LinkKind[],
  { link, password }: { link: string; password: string },
  follow: (tx: Tx, owner: Owner) => Promise<void>,
): Promise<{ identifier: string }> {
  const owner = await ownerOf(ctx, await readLink(ctx, link, kinds))
  const hash = await hashAccepted(ctx, password, owner)
  return ctx.transaction(async (tx) => {
    await spendLink(tx, kinds, link)
    await store.putPassword(tx.db, { user_id: owner.id, hash, changed_at: tx.now(), must_change_at: null })
    await voidLinks(tx, owner.id, LINKS_TO_CHANGE, 'password set')
    await follow(tx, owner)
    return { identifier: owner.address ?? owner.username ?? '' }
  })
}

async function ownerOf(ctx: Context, link: LinkRow): Promise<Owner> {
  return (await store.findOwner(ctx.db, link.user_id)) ?? refuse(LinkNotValid)
}

function recordAbout(tx: Tx, event: string, owner: Owner): Promise<void> {
  return record(tx, event, { kind: 'user', id: owner.id, name: personName(owner, owner.address) })
}
