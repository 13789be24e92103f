import type { Context, Tx } from '../platform/context.ts'
import { queueMail } from '../platform/mail/index.ts'
import { personName } from '../platform/naming.ts'
import { findOwner, findPassword, hasAddress, type Owner } from './store.ts'

export interface Reader {
  readonly id: string
  readonly name: string
  /** '' where they have none: nothing is mailed. */
  readonly email: string
  /** BCP 47; '' is English. */
  readonly language: string
}

export function readerOf(owner: Owner): Reader {
  return { id: owner.id, name: personName(owner, owner.address), email: owner.address ?? '', language: owner.language }
}

/**
 * Where to sign in, and as whom. The password only where an administrator typed it and `accessInfo.includePassword` is
 * on: sealed until it is sent, then erased with the rest of the row (product.md section 5, E-28).
 */
export async function queueAccessInfo(
  tx: Tx,
  reader: Reader,
  { username, password }: { readonly username: string; readonly password?: string | undefined },
): Promise<void> {
  const isTold = password !== undefined && tx.settings['accessInfo.includePassword']
  const sealed = isTold ? { sealed: tx.world.keys.seal(sealOwner(reader.id), password) } : {}
  const { type } = (await findOwner(tx.db, reader.id)) ?? {}
  await queueTo(tx, reader, type === 'portal' ? 'portal-access-info' : 'access-info', {
    name: reader.name,
    username,
    ...sealed,
  })
}

/**
 * The password of an access-info mail at the moment it is sent; '' where its owner has chosen another one meanwhile, and
 * where the address is not theirs any more: it was a slip, or somebody else reads it now.
 */
export async function passwordOfMail(
  ctx: Context,
  { userId, recipient, sealed }: { readonly userId: string; readonly recipient: string; readonly sealed: unknown },
): Promise<string> {
  if (typeof sealed !== 'string') return ''
  const stored = await findPassword(ctx.db, userId)
  if (!stored?.must_change_at || !(await hasAddress(ctx.db, userId, recipient))) return ''
  try {
    return ctx.world.keys.open(sealOwner(userId), sealed)
  } catch {
    return ''
  }
}

/** Tells of a new password; `by` names the administrator who set it (R25, R30). */
export async function tellOfPassword(tx: Tx, reader: Reader, by = ''): Promise<void> {
  if (!tx.settings['notices.password']) return
  await queueTo(tx, reader, 'password-changed', { at: tx.now(), address: tx.source.address, by })
}

async function queueTo(
  tx: Tx,
  { id, email, language }: Reader,
  template: 'access-info' | 'portal-access-info' | 'password-changed',
  data: object,
): Promise<void> {
  if (email === '') return
  await queueMail(tx, {
    template,
    language: language || 'en',
    recipient: email,
    userId: id,
    linkId: null,
    data: { ...data },
  })
}

function sealOwner(userId: string): string {
  return `access-info:${userId}`
}
