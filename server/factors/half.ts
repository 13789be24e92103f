/** The time between a right password and a second factor: an object of its own, and no session (R38, R39). */
import { later, minutes, waitsUntil } from '../platform/clock.ts'
import type { Actor, Context, Tx } from '../platform/context.ts'
import type { HalfPurpose } from '../platform/contract.ts'
import { SignedOut } from '../platform/failures.ts'
import type { Answer } from '../platform/http/route.ts'
import { newId } from '../platform/ids.ts'
import { personName } from '../platform/naming.ts'
import { refuse } from '../platform/refusal.ts'
import { digest, randomSecret } from '../platform/secrets.ts'
import { holdDoor } from '../sessions/index.ts'
import * as store from './half.store.ts'

const LASTS = minutes(10) // long enough to find the phone (security.md section 0)
export const TRIES = 5 // codes in one half session; then the password is asked for again (R41)

/** Somebody who has shown a right password and nothing else. */
type HalfActor = Actor & { readonly half: Half }

interface Half {
  readonly id: string
  readonly purpose: HalfPurpose
  readonly mustChange: boolean
  readonly expiresAt: string
}

export interface Arriving {
  readonly id: string
  readonly epoch: number
  readonly mustChange: boolean
}

/**
 * Makes one, under a reference that no other route reads. Refuses as signed out at a portal that its owner may not enter any
 * more: let in again, they must begin anew (R55).
 */
export async function openHalf(tx: Tx, owner: Arriving, purpose: HalfPurpose, answer: Answer): Promise<void> {
  const { portal } = tx.source
  if (portal && !(await holdDoor(tx.db, owner.id, portal.id))) refuse(SignedOut)
  const secret = randomSecret()
  const expiresAt = later(tx.now(), LASTS)
  await store.insertHalf(tx.db, {
    id: newId(),
    digest: digest(secret),
    user_id: owner.id,
    portal_id: portal?.id ?? null,
    purpose,
    epoch: owner.epoch,
    must_change: owner.mustChange ? 1 : 0,
    created_at: tx.now(),
    expires_at: expiresAt,
    address: tx.source.address,
    user_agent: tx.source.userAgent,
    tries: 0,
    spent_at: null,
  })
  answer.setHalf(secret, expiresAt)
}

/** Whoever holds this secret, in the browser it was given to and for one of these purposes. */
export async function resumeHalf(
  ctx: Context,
  secret: string,
  purposes: readonly HalfPurpose[],
): Promise<HalfActor | undefined> {
  const row = await store.findHalf(ctx.db, digest(secret))
  const now = ctx.now()
  if (!row || row.expires_at <= now || row.epoch !== row.session_epoch) return undefined
  if (row.portal_id !== (ctx.source.portal?.id ?? null) || (row.portal_id !== null && row.inside === null))
    return undefined
  if (!purposes.includes(row.purpose) || row.user_agent !== ctx.source.userAgent) return undefined
  if (waitsUntil(row, now) !== null || (row.until_at !== null && row.until_at <= now)) return undefined
  const { id, purpose, must_change, expires_at: expiresAt } = row
  return {
    kind: 'user',
    id: row.user_id,
    type: row.type,
    name: personName(row, row.address),
    sessionId: null,
    accessVersion: '',
    halfId: id,
    half: { id, purpose, mustChange: must_change === 1, expiresAt },
  }
}

/** The half session that asks; refuses where none does. */
export function getHalf({ actor }: Context): Half & { readonly owner: { id: string; name: string; type: string } } {
  const { id, name, type } = actor
  return isHalf(actor) && id ? { ...actor.half, owner: { id, name, type } } : refuse(SignedOut)
}

function isHalf(actor: Actor): actor is HalfActor {
  return 'half' in actor
}

/** Takes one of the few tries before anything is compared; refuses as signed out where they are used up. */
export async function takeHalfTry(ctx: Context): Promise<void> {
  const { id } = getHalf(ctx)
  if (!(await ctx.upkeep((tx) => store.takeTry(tx.db, id, TRIES)))) refuse(SignedOut)
}

/** Ends it, once, in the transaction that opens the session. */
export async function spendHalf(tx: Tx): Promise<void> {
  if (!(await store.spendHalf(tx.db, getHalf(tx).id, tx.now()))) refuse(SignedOut)
}
