import { type SqlBool, sql } from 'kysely'
import { type Db, padded } from '../platform/database/index.ts'

interface Age {
  readonly from: string | undefined
  readonly before: string
  readonly except: readonly string[]
}

/** Whether anything of this age still has details. */
export async function hasDetails(db: Db, { from, before, except }: Age): Promise<boolean> {
  const row = await db
    .selectFrom('audit_rows as r')
    .leftJoin('audit_details as d', 'd.row_id', 'r.id')
    .leftJoin('audit_origins as o', 'o.row_id', 'r.id')
    .select('r.id')
    .where((where) => where.and(from ? [sql<SqlBool>`r.at >= ${from}`] : []))
    .where(sql<SqlBool>`r.at < ${before}`)
    .where('r.event', 'not in', except)
    .where((where) => where.or([where('d.row_id', 'is not', null), where('o.row_id', 'is not', null)]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

interface Older {
  readonly before: string
  readonly after?: { readonly at: string; readonly id: string } | undefined
}

/** Rows in the order of time, with their place in the chain. */
export function listOlder(db: Db, { before, after }: Older, limit: number) {
  return db
    .selectFrom('audit_rows as r')
    .leftJoin('audit_chain as c', 'c.row_id', 'r.id')
    .select(['r.id', 'r.at', 'r.event', 'r.entity_id', 'r.actor_id', 'c.position'])
    .where((where) => where.and(after ? [sql<SqlBool>`(r.at, r.id) > (${after.at}, ${after.id})`] : []))
    .where(sql<SqlBool>`r.at < ${before}`)
    .orderBy('r.at')
    .orderBy('r.id')
    .limit(limit)
    .execute()
}

interface Erased {
  readonly id: string
  readonly entity_id: string
  readonly actor_id: string | null
}

/** Details and origins of these rows, and the words by which those in them were found, where no later row has them. */
export async function eraseDetails(db: Db, rows: readonly Erased[], day: string): Promise<void> {
  if (rows.length === 0) return
  const ids = padded(rows.map((row) => row.id))
  await db.deleteFrom('audit_details').where('row_id', 'in', ids).execute()
  await db.deleteFrom('audit_origins').where('row_id', 'in', ids).execute()
  const named = new Set(rows.flatMap((row) => [row.entity_id, ...(row.actor_id ? [row.actor_id] : [])]))
  await db
    .deleteFrom('audit_words')
    .where('entity_id', 'in', padded([...named]))
    .where('last_day', '<', day)
    .execute()
}
