import { type Db, padded } from '../platform/database/index.ts'

/** How far the trail has come: the place of its last sealed row. */
export async function findHead(db: Db): Promise<number> {
  const row = await db
    .selectFrom('audit_chain')
    .select((of) => of.fn.max('position').as('head'))
    .executeTakeFirst()
  return Number(row?.head ?? 0)
}

/** What was sealed behind this place, in the order of commits. */
export function listNews(db: Db, after: number, limit: number) {
  return db
    .selectFrom('audit_chain as c')
    .innerJoin('audit_rows as r', 'r.id', 'c.row_id')
    .select(['c.position', 'r.id', 'r.at', 'r.event', 'r.entity', 'r.entity_id', 'r.change_id'])
    .where('c.position', '>', after)
    .orderBy('c.position')
    .limit(limit)
    .execute()
}

export type NewsRow = Awaited<ReturnType<typeof listNews>>[number]

/** Whom else these rows concern, by row. */
export async function listSubjects(db: Db, rowIds: readonly string[]): Promise<Map<string, string[]>> {
  if (rowIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('audit_subjects')
    .select(['row_id', 'entity_id'])
    .where('row_id', 'in', padded(rowIds))
    .execute()
  return new Map(
    [...Map.groupBy(rows, (row) => row.row_id)].map(([id, some]) => [id, some.map((one) => one.entity_id)]),
  )
}
