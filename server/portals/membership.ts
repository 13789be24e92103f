import { assertAuthority, getPerson, MayNotGrant, type PersonFacts } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { Conflict } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { personName } from '../platform/naming.ts'
import { refuse } from '../platform/refusal.ts'
import { type addPortalPerson, NotInPortal, type removePortalPerson } from './contract.ts'
import { findPersonIn } from './list-people.store.ts'
import { type Item, toPeople } from './list-people.ts'
import { addToPortal, removeFromPortal } from './people.ts'
import { getPortal } from './portal.ts'

/** Lets a portal user in: a way in is opened, so the caller needs authority over them. */
export async function letIn(ctx: Context, { params }: Input<typeof addPortalPerson>): Promise<Item> {
  const portal = await getPortal(ctx, params.portal)
  const person = await getOther(ctx, params.user)
  if (person.row.deleted_at) refuse(Conflict, { detail: 'This account is deleted. Restore it first.' })
  await ctx.transaction((tx) => addToPortal(tx, asInsider(person), portal))
  const row = (await findPersonIn(ctx.db, portal.id, person.row.id)) ?? refuse(NotInPortal)
  const [item] = await toPeople(ctx, [row])
  return item ?? refuse(NotInPortal)
}

/** Takes somebody out; they are signed out there at once. */
export async function putOut(ctx: Context, { params }: Input<typeof removePortalPerson>): Promise<undefined> {
  const portal = await getPortal(ctx, params.portal)
  const person = await getOther(ctx, params.user)
  await ctx.transaction((tx) => removeFromPortal(tx, asInsider(person), portal))
}

/** Nobody but an administrator changes in which portals they are themselves (R65). */
async function getOther(ctx: Context, ref: string): Promise<PersonFacts> {
  const person = await getPerson(ctx, ref, 'read')
  if (ctx.actor.id === person.row.id && ctx.actor.type !== 'admin')
    refuse(MayNotGrant, { detail: 'Nobody changes their own portals. Ask an administrator.' })
  if (person.row.type === 'portal') await assertAuthority(ctx, person)
  return person
}

function asInsider({ row }: PersonFacts) {
  return { id: row.id, name: personName(row), type: row.type }
}
