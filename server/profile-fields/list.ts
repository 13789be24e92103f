import type { Context } from '../platform/context.ts'
import { listFields } from './fields.ts'
import { listRecordRows, listRestrictionRows } from './references.store.ts'
import type { ProfileField } from './shapes.ts'
import { listValueRows } from './store.ts'

/** The declared fields; at a portal only those that its visitors fill themselves or find on their own page. */
export async function showFields(ctx: Context): Promise<{ items: ProfileField[] }> {
  const items = await listFields(ctx)
  const { id } = ctx.actor
  if (!ctx.source.portal || id === null) return { items }
  const rows = [listValueRows, listRecordRows, listRestrictionRows].map((list) => list(ctx.db, [id]))
  const own = new Set((await Promise.all(rows)).flat().map((row) => row.key))
  return { items: items.filter(({ key, editableBy }) => editableBy === 'self' || own.has(key)) }
}
