import { can, getPerson, undoStates } from '../access/index.ts'
import { listTrail, type TrailItem } from '../audit/index.ts'
import type { Context } from '../platform/context.ts'
import type { Input } from '../platform/http/route.ts'
import type { listTimeline } from './contract.ts'
import { photosOf } from './photo/show.ts'

/** What happened to this user, newest first. From where others acted is for auditors (R118). */
export async function showTimeline(ctx: Context, { params, query }: Input<typeof listTimeline>) {
  const person = await getPerson(ctx, params.user, 'history')
  const trail = await listTrail(ctx, { entityId: person.row.id, limit: query.limit, after: query.after })
  const photos = await photosOf(
    ctx,
    trail.items.map((item) => item.actor.id),
  )
  const undo = await undoStates(ctx, trail.items)
  const page = { ...trail, items: trail.items.map((item) => ({ ...item, undo: undo(item) })), photos }
  if ((await can(ctx, 'audit.read')) === true) return page
  const items = page.items.map((item) => (isOwn(ctx, item) ? item : { ...item, ...NOWHERE }))
  return { ...page, items }
}

/** Not what an administrator did who was logged in as them. */
function isOwn({ actor }: Context, item: TrailItem): boolean {
  return item.actor.id === actor.id && item.realActor === null
}

const NOWHERE = { address: null, userAgent: null, requestId: null }
