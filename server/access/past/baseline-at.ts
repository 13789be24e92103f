import { listSince, type TrailItem } from '../../audit/index.ts'
import type { Instant } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { fold } from '../../platform/fold.ts'
import { refuse } from '../../platform/refusal.ts'
import { HistoryTooShort } from '../failures.ts'
import { listRolesEver } from './held.store.ts'
import { ABOUT_ROLES, wasActive } from './rewind.ts'

/** The role that had this name then and was active, whatever it is called now and whoever has the name since. */
export async function baselineAt(ctx: Context, name: string, at: Instant) {
  if (name === '') return undefined
  const rows = await listRolesEver(ctx.db)
  const happened = await listSince(ctx, { entityIds: rows.map((row) => row.id), events: ABOUT_ROLES, at })
  const nameKey = fold(name)
  const named = rows.filter((row) => nameKeyAt(row, happened(row.id)) === nameKey)
  const found = named.find((row) => wasActive(row, happened(row.id), at))
  if (!found && rows.some((row) => happened(row.id).some(isErased))) refuse(HistoryTooShort)
  return found
}

function nameKeyAt(row: { readonly name: string }, events: readonly TrailItem[]): string {
  const renamed = events.find((item) => item.event === 'role.edited' && typeof item.before.name === 'string')
  return fold(renamed ? String(renamed.before.name) : row.name)
}

function isErased({ entity }: TrailItem): boolean {
  return entity.name === null
}
