import { namesOf, seenUsers } from '../../access/index.ts'
import { getOwnImport } from '../../imports/index.ts'
import type { Context } from '../../platform/context.ts'
import { pageKey, readPageKey } from '../../platform/database/index.ts'
import { NotFound } from '../../platform/failures.ts'
import type { Input } from '../../platform/http/route.ts'
import type { listImportUndoLeft } from './contract.ts'
import * as store from './store.ts'
import * as there from './there.store.ts'

/** In the order of the file. Whom the caller may not see has no name. */
export async function pageOfLeft(
  ctx: Context,
  { params, query }: Pick<Input<typeof listImportUndoLeft>, 'params' | 'query'>,
) {
  const { id } = await getOwnImport(ctx, params.import)
  const [line = 0, last = ''] = (query.after && readPageKey(query.after)) || []
  const after = query.after ? { line: Number(line), id: last } : undefined
  const rows = await store.listLeft(ctx.db, id, after, query.limit + 1)
  const shown = rows.slice(0, query.limit)
  const end = rows.length > query.limit ? shown.at(-1) : undefined
  const nameOf = await namesIn(ctx, shown)
  return {
    items: shown.map((row) => ({
      line: row.line,
      entity: row.entity,
      id: row.entity_id,
      name: row.code === NotFound.code ? '' : nameOf(row.entity_id),
      code: row.code,
      title: row.title,
      since:
        row.since_at === null ? null : { at: row.since_at, event: row.since_event, by: nameOf(row.since_by) || null },
    })),
    next: end ? pageKey(end.line, end.entity_id) : null,
    total: (await store.findUndo(ctx.db, id))?.left_count ?? 0,
  }
}

async function namesIn(ctx: Context, rows: readonly store.LeftRow[]): Promise<(id: string | null) => string> {
  const of = (entity: store.Entity) => rows.filter((row) => row.entity === entity).map((row) => row.entity_id)
  const ends = await there.listMembershipEnds(ctx.db, of('membership'))
  const teams = await there.listTeamNames(ctx.db, [...of('team'), ...ends.map((one) => one.team_id)])
  const people = [...of('user'), ...ends.map((one) => one.user_id), ...rows.map((row) => row.since_by)]
  const seen = new Set(
    await there.listSeen(
      ctx.db,
      people.filter((one) => one !== null),
      await seenUsers(ctx),
    ),
  )
  const nameOf = await namesOf(ctx, people)
  const person = (id: string | null) => (id !== null && seen.has(id) ? nameOf(id) : null)
  const memberships = new Map(
    ends.map((one) => [one.id, `${person(one.user_id) ?? '–'} · ${teams.get(one.team_id) ?? '–'}`]),
  )
  return (id) => (id === null ? '' : (memberships.get(id) ?? teams.get(id) ?? person(id) ?? ''))
}
