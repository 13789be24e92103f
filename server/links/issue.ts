import { record } from '../audit/index.ts'
import { hours, type Instant, later, minutes } from '../platform/clock.ts'
import type { Context, Tx } from '../platform/context.ts'
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

/** What only a link to log in as its owner has: where it was asked for, and why. */
export interface Asked {
  readonly sessionId: string
  readonly epoch: number
  readonly reason: string
}

const OPENED_WITHIN = minutes(5) // product.md section 3, "Log in as"

const LIFETIME = {
  activation: 'links.activationHours',
  'password-reset': 'links.resetHours',
  recovery: 'links.recoveryHours',
  email: 'links.emailHours',
} as const satisfies Readonly<Record<Exclude<LinkKind, 'log-in-as'>, SettingKey>>

/** A stranger who asks for a recovery must not end the link that an administrator handed over (R31). */
const REPLACES: Readonly<Record<LinkKind, readonly LinkKind[]>> = {
  activation: ['activation'],
  'password-reset': ['password-reset', 'recovery'],
  recovery: ['recovery'],
  email: ['email'],
  'log-in-as': ['log-in-as'],
}

/** What a changed password or email, a suspension and a deletion end; an activation link outlives the first two (R28). */
export const LINKS_TO_CHANGE: readonly LinkKind[] = ['password-reset', 'recovery', 'email', 'log-in-as']

/** Makes a link; the former ones of its kind stop working in the same transaction. */
export async function issueLink(tx: Tx, kind: LinkKind, owner: LinkOwner, asked?: Asked): Promise<LinkRow> {
  const replaced = await store.voidOpen(tx.db, owner.id, REPLACES[kind], { at: tx.now(), because: 're-issued' })
  const row: LinkRow = {
    id: newId(),
    kind,
    user_id: owner.id,
    address: owner.email,
    version: 1,
    key_id: tx.world.keys.keyId,
    expires_at: expiryOf(tx, kind),
    created_at: tx.now(),
    created_by: tx.actor.id,
    spent_at: null,
    voided_at: null,
    voided_because: '',
    session_id: asked?.sessionId ?? null,
    epoch: asked?.epoch ?? null,
    opened_at: null,
    reason: asked?.reason ?? null,
    // What somebody asks for at a portal opens there; what an administrator issues, at whichever is theirs.
    portal_id: tx.source.portal?.id ?? null,
  }
  await store.insertLink(tx.db, row)
  const why = asked ? { reason: asked.reason } : {}
  const also = { link: kind, expires: row.expires_at, replaced: replaced.length > 0, ...why }
  await record(tx, 'link.issued', { kind: 'user', id: owner.id, name: owner.name }, { also })
  return row
}

function expiryOf({ now, settings }: Context, kind: LinkKind): Instant {
  return later(now(), kind === 'log-in-as' ? OPENED_WITHIN : hours(settings[LIFETIME[kind]]))
}

/**
 * Ends open links of a user because something else happened to the account (R28), and those by which they wanted to log
 * in as others. Leaves its mark on that event.
 */
export async function voidLinks(
  tx: Tx,
  userId: string,
  kinds: readonly LinkKind[],
  because: string,
  address?: string,
): Promise<string[]> {
  if (kinds.includes('log-in-as')) await store.voidByAuthor(tx.db, userId, 'log-in-as', { at: tx.now(), because })
  return store.voidOpen(tx.db, userId, kinds, { at: tx.now(), because, ...(address === undefined ? {} : { address }) })
}
