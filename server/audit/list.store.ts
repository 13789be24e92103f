import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../platform/database/index.ts'
import { SUM } from './undone.store.ts'

export interface TrailFilter {
  readonly entityId?: string | undefined
}

interface Page {
  readonly limit: number
  readonly below?: { readonly at: string; readonly id: string } | undefined
}

export type ListedRow = Awaited<ReturnType<typeof listRows>>[number]

/** Newest first. Each source is read along its own index and cut before they are joined, so that no page is slower than the first. */
export function listRows(db: Db, filter: TrailFilter, page: Page) {
  return db
    .selectFrom(keysOf(db, filter, page).as('found'))
    .innerJoin('audit_rows', 'audit_rows.id', 'found.id')
    .leftJoin('audit_details', 'audit_details.row_id', 'audit_rows.id')
    .leftJoin('audit_origins', 'audit_origins.row_id', 'audit_rows.id')
    .selectAll('audit_rows')
    .select(['audit_details.content as details', 'audit_origins.content as origins'])
    .orderBy('audit_rows.at', 'desc')
    .orderBy('audit_rows.id', 'desc')
    .limit(page.limit)
    .execute()
}

/** How many there are, counted no further than `limit`. */
export async function countTrail(db: Db, filter: TrailFilter, limit: number): Promise<number> {
  const { count } = await db
    .selectFrom(keysOf(db, filter, { limit }).as('found'))
    .select((of) => of.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

function keysOf(db: Db, { entityId }: TrailFilter, page: Page) {
  const own = db
    .selectFrom('audit_rows as r')
    .select(['r.id', 'r.at'])
    .where((where) => where.and(conditions(page)))
    .orderBy('r.at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(page.limit)
  if (!entityId) return own
  const involved = db
    .selectFrom('audit_subjects as s')
    .innerJoin('audit_rows as r', 'r.id', 's.row_id')
    .select(['s.row_id as id', 's.at'])
    .where('s.entity_id', '=', entityId)
    .where('r.event', '!=', SUM)
    .where((where) => where.and(conditions(page)))
    .orderBy('s.at', 'desc')
    .orderBy('s.row_id', 'desc')
    .limit(page.limit)
  const both = db.selectFrom(own.where('r.entity_id', '=', entityId).as('own')).selectAll()
  return both
    .unionAll(db.selectFrom(involved.as('involved')).selectAll())
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
}

function conditions({ below }: Page): RawBuilder<boolean>[] {
  return below ? [sql<boolean>`(r.at, r.id) < (${below.at}, ${below.id})`] : []
}
