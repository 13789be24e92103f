import { getPerson } from '../access/index.ts'
import { listTrail } from '../audit/index.ts'
import type { Context } from '../platform/context.ts'
import type { Input } from '../platform/http/route.ts'
import type { listTimeline } from './contract.ts'

/** What happened to this user, newest first. */
export async function showTimeline(ctx: Context, { params, query }: Input<typeof listTimeline>) {
  const person = await getPerson(ctx, params.user, 'history')
  return listTrail(ctx, { entityId: person.row.id, limit: query.limit, after: query.after })
}
