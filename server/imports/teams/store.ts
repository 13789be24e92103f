import { type Db, inPieces, padded, type Tables } from '../../platform/database/index.ts'

/** Living teams by their keys. */
export function listByKeys(db: Db, source: string, keys: readonly string[]) {
  return db
    .selectFrom('external_ids')
    .innerJoin('teams', 'teams.id', 'external_ids.entity_id')
    .selectAll('teams')
    .select('external_ids.key')
    .where('external_ids.entity', '=', 'team')
    .where('external_ids.source', '=', source)
    .where('external_ids.key', 'in', padded(keys))
    .where('teams.deleted_at', 'is', null)
    .execute()
}

/** Which of these places are taken: the key of a place is its parent and the folded name. */
export async function listTakenPlaces(db: Db, siblingKeys: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('teams')
    .select('sibling_key')
    .where('sibling_key', 'in', padded(siblingKeys))
    .where('deleted_at', 'is', null)
    .execute()
  return rows.map((row) => row.sibling_key)
}

export async function insertTeams(
  db: Db,
  source: string,
  teams: readonly { readonly row: Tables['teams']; readonly key: string }[],
): Promise<void> {
  for (const some of inPieces(teams)) {
    await db
      .insertInto('teams')
      .values(some.map((one) => one.row))
      .execute()
    await db
      .insertInto('external_ids')
      .values(some.map(({ row, key }) => ({ entity: 'team' as const, source, key, entity_id: row.id })))
      .execute()
  }
}
