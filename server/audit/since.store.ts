import type { Instant } from '../platform/clock.ts'
import { type Db, inPieces } from '../platform/database/index.ts'

interface Wanted {
  readonly entityIds: readonly string[]
  readonly events: readonly string[]
  readonly at: Instant
}

/** The events of these kinds about these after a moment, each entity's in order. */
export async function listRowsSince(db: Db, { entityIds, events, at }: Wanted) {
  const rows = []
  for (const some of inPieces(entityIds))
    rows.push(
      ...(await db
        .selectFrom('audit_rows')
        .leftJoin('audit_details', 'audit_details.row_id', 'audit_rows.id')
        .leftJoin('audit_origins', 'audit_origins.row_id', 'audit_rows.id')
        .selectAll('audit_rows')
        .select(['audit_details.content as details', 'audit_origins.content as origins'])
        .where('audit_rows.entity_id', 'in', some)
        .where('audit_rows.at', '>', at)
        .where('audit_rows.event', 'in', events)
        .orderBy('audit_rows.at')
        .orderBy('audit_rows.id')
        .execute()),
    )
  return rows
}
