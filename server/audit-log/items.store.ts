import { type Db, padded } from '../platform/database/index.ts'

/** Rows with what they tell and their place in the chain, in no order. */
export function listRows(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('audit_rows as r')
    .leftJoin('audit_details as d', 'd.row_id', 'r.id')
    .leftJoin('audit_origins as o', 'o.row_id', 'r.id')
    .leftJoin('audit_chain as c', 'c.row_id', 'r.id')
    .selectAll('r')
    .select(['d.content as details', 'o.content as origins'])
    .select(['c.position', 'c.link', 'c.sealed_at'])
    .where('r.id', 'in', padded(ids))
    .execute()
}
