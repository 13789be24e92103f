import { assertAuthority, assertMayGrantRole, getPerson, MayNotGrant, type PersonFacts } from '../access/index.ts'
import type { Instant } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import { Conflict, NotFound } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { grantUserRole, revokeUserRole } from './contract.ts'
import { isHeldDirectly } from './grant.store.ts'
import { asReceiver, changeBounds, grantRole, replaceRole, revokeRole } from './grant.ts'
import { type Held, listHeld } from './of-user.ts'
import { getRole } from './show.ts'

/** Gives a role, or gives it anew with other bounds: only what one may give, and not to oneself. */
export async function giveRole(ctx: Context, { params, body }: Input<typeof grantUserRole>): Promise<Held> {
  const person = await getReceiver(ctx, params.user)
  const role = await getRole(ctx, params.role)
  const grant = { roleId: role.id, from: body.from as Instant | null, until: body.until as Instant | null }
  await ctx.transaction(async (tx) => {
    if (body.instead) return replaceRole(tx, asReceiver(person), body.instead, grant)
    const held = await isHeldDirectly(tx.db, person.row.id, role.id)
    return held ? changeBounds(tx, asReceiver(person), grant) : grantRole(tx, asReceiver(person), grant)
  })
  const held = (await listHeld(ctx, person)).find((one) => one.role.id === role.id && one.via.kind === 'direct')
  return held ?? refuse(NotFound)
}

/** Takes a role that was given directly. */
export async function takeRole(ctx: Context, { params }: Input<typeof revokeUserRole>): Promise<undefined> {
  const person = await getReceiver(ctx, params.user)
  const role = await getRole(ctx, params.role)
  await assertMayGrantRole(ctx, role)
  await ctx.transaction((tx) => revokeRole(tx, asReceiver(person), role.id))
}

async function getReceiver(ctx: Context, ref: string): Promise<PersonFacts> {
  const person = await getPerson(ctx, ref, 'grant')
  // Nobody promotes themselves: neither by a role they may give others, nor by a later end of one they have (R65, R66).
  if (ctx.actor.id === person.row.id && ctx.actor.type !== 'admin')
    refuse(MayNotGrant, { detail: 'Nobody changes their own roles. Ask an administrator.' })
  await assertAuthority(ctx, person)
  if (person.row.deleted_at) refuse(Conflict, { detail: 'This account is deleted. Restore it first.' })
  return person
}
