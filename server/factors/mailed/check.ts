import type { Context, Tx } from '../../platform/context.ts'
import { refuse } from '../../platform/refusal.ts'
import { sameSecret } from '../../platform/secrets.ts'
import { WrongCode } from '../failures.ts'
import { codeOf } from './code.ts'
import type { Place } from './send.ts'
import * as store from './store.ts'

const TRIES = 5 // of the codes of one place together (R41)

/** Looks at a code that came by mail. Counted before it is compared; what it answers uses it up. */
export async function checkMailed(ctx: Context, place: Place, code: string): Promise<(tx: Tx) => Promise<void>> {
  const at = { bound_to: place.boundTo, purpose: place.purpose }
  const mayTry = await ctx.upkeep((tx) => store.takeMailedTry(tx.db, at, TRIES, tx.now()))
  const row = mayTry ? await store.findMailed(ctx.db, at) : undefined
  if (!row || !sameSecret(codeOf(ctx.world, row), code)) return refuse(WrongCode)
  return async (tx) => {
    if (!(await store.deleteMailed(tx.db, row))) refuse(WrongCode)
    await store.noteMailUse(tx.db, row.user_id, tx.now())
  }
}
