import type { Db } from '../platform/database/index.ts'

/** Details of sealed rows about the entity. */
export async function eraseDetailsAbout(db: Db, entityId: string): Promise<void> {
  const rows = db.selectFrom('audit_rows').select('id').where('entity_id', '=', entityId)
  const about = db.selectFrom('audit_subjects').select('row_id as id').where('entity_id', '=', entityId)
  await db
    .deleteFrom('audit_details')
    .where('row_id', 'in', rows.union(about))
    .where('row_id', 'not in', db.selectFrom('audit_unsealed').select('row_id'))
    .execute()
}

/** Origins of sealed rows that the actor caused. */
export async function eraseOriginsBy(db: Db, actorId: string): Promise<void> {
  await db
    .deleteFrom('audit_origins')
    .where('row_id', 'in', db.selectFrom('audit_rows').select('id').where('actor_id', '=', actorId))
    .where('row_id', 'not in', db.selectFrom('audit_unsealed').select('row_id'))
    .execute()
}

/** What somebody or something was found by in the audit log. */
export async function eraseWordsOf(db: Db, entityId: string): Promise<void> {
  await db.deleteFrom('audit_words').where('entity_id', '=', entityId).execute()
}
