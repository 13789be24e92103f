import { type Seen, whereSeen } from '../access/index.ts'
import { type Db, inPieces, padded } from '../platform/database/index.ts'

/** Of these people those whom the caller sees. */
export async function listSeen(db: Db, ids: readonly string[], seen: Seen): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const some of inPieces(ids)) {
    const rows = await db
      .selectFrom('users')
      .select('id')
      .where('id', 'in', padded(some))
      .where(whereSeen(seen))
      .execute()
    for (const { id } of rows) found.add(id)
  }
  return found
}
