import { can } from '../access/index.ts'
import { waitsUntil } from '../platform/clock.ts'
import { type Context, contextOf, operatorActor, type World } from '../platform/context.ts'
import { personName } from '../platform/naming.ts'
import { findAuthor } from './store.ts'

/** The context in which an import works: its author's, with today's rights; undefined where they may not import any more. */
export async function contextOfAuthor(world: World, authorId: string | null): Promise<Context | undefined> {
  if (authorId === null) return contextOf(world, operatorActor)
  const row = await findAuthor(world.engine.reads, authorId)
  if (!row || row.deleted_at || row.suspended_at) return undefined
  const now = world.clock.now()
  if (waitsUntil(row, now) !== null || (row.until_at && row.until_at <= now)) return undefined
  const ctx = contextOf(world, {
    kind: 'user',
    id: row.id,
    type: row.type,
    name: personName(row),
    sessionId: null,
    accessVersion: `${row.access_version}/${row.all_version}`,
  })
  return (await can(ctx, 'imports.create')) === true ? ctx : undefined
}
