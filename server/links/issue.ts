import { record } from '../audit/index.ts'
import { hours, later } from '../platform/clock.ts'
import type { Tx } from '../platform/context.ts'
import { newId } from '../platform/ids.ts'
import type { SettingKey } from '../platform/settings.ts'
import type { LinkKind, LinkRow } from './store.ts'
import * as store from './store.ts'

export interface LinkOwner {
  readonly id: string
  readonly name: string
  /** The address the link is bound to; '' where it is only handed over. */
  readonly email: string
}

const LIFETIME = {
  activation: 'links.activationHours',
  'password-reset': 'links.resetHours',
  recovery: 'links.recoveryHours',
  email: 'links.emailHours',
} as const satisfies Readonly<Record<LinkKind, SettingKey>>

/** A stranger who asks for a recovery must not end the link that an administrator handed over (R31). */
const REPLACES: Readonly<Record<LinkKind, readonly LinkKind[]>> = {
  activation: ['activation'],
  'password-reset': ['password-reset', 'recovery'],
  recovery: ['recovery'],
  email: ['email'],
}

/** What a changed password or email, a suspension and a deletion end; an activation link outlives the first two (R28). */
export const LINKS_TO_CHANGE: readonly LinkKind[] = ['password-reset', 'recovery', 'email']

/** Makes a link; the former ones of its kind stop working in the same transaction. */
export async function issueLink(tx: Tx, kind: LinkKind, owner: LinkOwner): Promise<LinkRow> {
  const replaced = await store.voidOpen(tx.db, owner.id, REPLACES[kind], { at: tx.now(), because: 're-issued' })
  const row: LinkRow = {
    id: newId(),
    kind,
    user_id: owner.id,
    address: owner.email,
    version: 1,
    key_id: tx.world.keys.keyId,
    expires_at: later(tx.now(), hours(tx.settings[LIFETIME[kind]])),
    created_at: tx.now(),
    created_by: tx.actor.id,
    spent_at: null,
    voided_at: null,
    voided_because: '',
  }
  await store.insertLink(tx.db, row)
  const also = { link: kind, expires: row.expires_at, replaced: replaced.length > 0 }
  await record(tx, 'link.issued', { kind: 'user', id: owner.id, name: owner.name }, { also })
  return row
}

/** Ends open links of a user because something else happened to the account (R28). Leaves its mark on that event. */
export function voidLinks(
  tx: Tx,
  userId: string,
  kinds: readonly LinkKind[],
  because: string,
  address?: string,
): Promise<string[]> {
  return store.voidOpen(tx.db, userId, kinds, { at: tx.now(), because, ...(address === undefined ? {} : { address }) })
}
