import { type Context, contextOf } from '../platform/context.ts'
import { findPersonRow, readAccessVersion } from './facts.store.ts'

/** The caller after their own change: what they may do is judged by what holds now, not when the request began. */
export async function asOfNow(ctx: Context): Promise<Context> {
  const row = ctx.actor.id ? await findPersonRow(ctx.db, ctx.actor.id) : undefined
  if (!row) return ctx
  const accessVersion = `${row.access_version}/${await readAccessVersion(ctx.db)}`
  return contextOf(ctx.world, { ...ctx.actor, accessVersion }, ctx.source)
}
