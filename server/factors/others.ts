import { assertAuthority, getPerson, hasAuthority, type PersonFacts } from '../access/index.ts'
import { record } from '../audit/index.ts'
import { raiseEpoch } from '../passwords/index.ts'
import type { Context } from '../platform/context.ts'
import type { Input } from '../platform/http/route.ts'
import { personName } from '../platform/naming.ts'
import { refuse } from '../platform/refusal.ts'
import { CannotActOnSelf } from '../users/index.ts'
import { policyOf } from './asked.ts'
import { type askForFactor, type listUserFactors, NoFactor, type resetFactors, type stopAsking } from './contract.ts'
import { findMailFactor } from './mailed/store.ts'
import { tellOwner } from './notices.ts'
import { listShown } from './passkeys/show.ts'
import { listCodes } from './recovery.store.ts'
import * as store from './store.ts'
import { findTotp } from './totp.store.ts'

/** Which factors somebody has; never anything by which one could be shown. */
export async function showFactorsOf(ctx: Context, { params }: Input<typeof listUserFactors>) {
  const person = await getPerson(ctx, params.user, 'factors')
  const { id, type } = person.row
  const state = await store.findState(ctx.db, id)
  const [totp, mail] = [await findTotp(ctx.db, id), await findMailFactor(ctx.db, id)]
  return {
    policy: await policyOf(ctx, { id, type, isAsked: state?.asked_at != null }),
    totp: totp ? { createdAt: totp.created_at, usedAt: totp.used_at } : null,
    passkeys: await listShown(ctx, id),
    mail: mail ? { createdAt: mail.created_at, usedAt: mail.used_at } : null,
    recoveryCodesLeft: (await listCodes(ctx.db, id)).filter((code) => code.used_at === null).length,
    askedAt: state?.asked_at ?? null,
    can: { change: ctx.actor.id !== id && (await hasAuthority(ctx, person)) },
  }
}

/** Removes every factor: all sessions end, and the next sign-in sets one up anew (R35, R44). */
export async function resetFactorsOf(ctx: Context, { params }: Input<typeof resetFactors>): Promise<undefined> {
  const { id, name } = await getOther(ctx, params.user)
  await ctx.transaction(async (tx) => {
    const state = await store.findState(tx.db, id)
    if (!state?.enrolled_at) refuse(NoFactor)
    await store.deleteAll(tx.db, id)
    await store.clearEnrolled(tx.db, id)
    await store.setAsked(tx.db, id, { at: tx.now(), by: tx.actor.id })
    await raiseEpoch(tx.db, id)
    await record(tx, 'factor.reset', { kind: 'user', id, name })
    await tellOwner(tx, id, 'factor-reset', {})
  })
}

/** From the next sign-in on; no session ends (product.md section 3). */
export async function askFor(ctx: Context, { params }: Input<typeof askForFactor>): Promise<undefined> {
  const { id, name } = await getOther(ctx, params.user)
  await ctx.transaction(async (tx) => {
    await store.setAsked(tx.db, id, { at: tx.now(), by: tx.actor.id })
    await record(tx, 'factor.asked', { kind: 'user', id, name })
  })
}

export async function askNoMore(ctx: Context, { params }: Input<typeof stopAsking>): Promise<undefined> {
  const { id, name } = await getOther(ctx, params.user)
  await ctx.transaction(async (tx) => {
    await store.setAsked(tx.db, id, null)
    await record(tx, 'factor.not-asked', { kind: 'user', id, name })
  })
}

/** Somebody else over whom the caller has authority: one's own factors are changed by showing them. */
async function getOther(ctx: Context, ref: string): Promise<{ id: string; name: string }> {
  const person: PersonFacts = await getPerson(ctx, ref, 'factors')
  if (person.row.id === ctx.actor.id) refuse(CannotActOnSelf)
  await assertAuthority(ctx, person)
  return { id: person.row.id, name: personName(person.row) }
}
