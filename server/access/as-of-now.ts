import { type Actor, type Context, contextOf } from '../platform/context.ts'
import { findPersonRow, type PersonRow } from './facts.store.ts'
import { mayKeep, readAccessVersion } from './version.store.ts'

/** Roster as this person could act in it now: for what they began and somebody else finishes. */
export async function asPerson(ctx: Context, { id, type, access_version }: PersonRow): Promise<Context> {
  const accessVersion = `${access_version}/${await readAccessVersion(ctx.db)}`
  const actor: Actor = { kind: 'user', id, type, name: '', sessionId: null, accessVersion }
  return { ...contextOf(ctx.world, actor, ctx.source), db: ctx.db }
}

/** The caller after their own change: what they may do is judged by what holds now, not when the request began. */
export async function asOfNow(ctx: Context): Promise<Context> {
  // Inside a transaction nothing is known yet of what holds now: it may still be rolled back.
  if (!mayKeep(ctx)) return ctx
  const row = ctx.actor.id ? await findPersonRow(ctx.db, ctx.actor.id) : undefined
  if (!row) return ctx
  const accessVersion = `${row.access_version}/${await readAccessVersion(ctx.db)}`
  return contextOf(ctx.world, { ...ctx.actor, accessVersion }, ctx.source)
}
