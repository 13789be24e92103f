import { type Db, inPieces, prepared } from '../platform/database/index.ts'
import type { Entity } from './external.ts'

const ofSource = prepared('external-ids', (db, entity: Entity, source: string, keys: readonly string[]) =>
  db
    .selectFrom('external_ids')
    .select(['source', 'key', 'entity_id'])
    .where('entity', '=', entity)
    .where('source', '=', source)
    .where('key', 'in', keys),
)

const keysOfSource = prepared('external-keys', (db, entity: Entity, source: string, ids: readonly string[]) =>
  db
    .selectFrom('external_ids')
    .select(['key', 'entity_id'])
    .where('entity', '=', entity)
    .where('source', '=', source)
    .where('entity_id', 'in', ids),
)

/** What these references name. */
export async function listIds(db: Db, entity: Entity, refs: readonly { source: string; key: string }[]) {
  const rows = []
  for (const [source, some] of Map.groupBy(refs, (ref) => ref.source))
    for (const piece of inPieces(some.map((ref) => ref.key))) rows.push(...(await ofSource(db, entity, source, piece)))
  return rows
}

export async function listKeys(db: Db, entity: Entity, source: string, ids: readonly string[]) {
  const rows = []
  for (const piece of inPieces([...new Set(ids)])) rows.push(...(await keysOfSource(db, entity, source, piece)))
  return rows
}
