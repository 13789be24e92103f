import { undoStates } from '../access/index.ts'
import { toTrailItem } from '../audit/index.ts'
import type { Context } from '../platform/context.ts'
import { NotFound } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { AuditItem, getAuditRow } from './contract.ts'
import { listRows } from './items.store.ts'
import { openable } from './openable.ts'
import type { Key } from './search.store.ts'

export async function showRow(ctx: Context, { params }: Input<typeof getAuditRow>): Promise<AuditItem> {
  const [item] = await asItems(ctx, [{ id: params.row }])
  return item ?? refuse(NotFound)
}

/** These rows in their order, with names of then and whether they can be opened today. */
export async function asItems(ctx: Context, keys: readonly Pick<Key, 'id'>[]): Promise<AuditItem[]> {
  if (keys.length === 0) return []
  const rows = await listRows(
    ctx.db,
    keys.map((key) => key.id),
  )
  const known = new Map(rows.map((row) => [row.id, row]))
  const found = keys.flatMap(({ id }) => known.get(id) ?? [])
  const canOpen = await openable(
    ctx,
    found.flatMap((row) => [
      { kind: row.entity, id: row.entity_id },
      ...[row.actor_id, row.real_actor_id].flatMap((id) => (id ? [{ kind: 'user', id }] : [])),
    ]),
  )
  const items = found.map((row) => ({ row, item: toTrailItem(row) }))
  const undo = await undoStates(
    ctx,
    items.map(({ item }) => item),
  )
  return items.map(({ row, item }) => {
    return {
      ...item,
      undo: undo(item),
      actor: { ...item.actor, canOpen: row.actor_id !== null && canOpen('user', row.actor_id) },
      realActor: item.realActor && { ...item.realActor, canOpen: canOpen('user', item.realActor.id) },
      entity: { ...item.entity, canOpen: canOpen(row.entity, row.entity_id) },
      position: row.position,
    }
  })
}
