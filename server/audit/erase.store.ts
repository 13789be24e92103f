import type { Db } from '../platform/database/index.ts'

/** What somebody was taken out of the house with: it is told by ids and numbers, and stays told for the others. */
const NAME_NOBODY = ['users.exported', 'audit.exported']

/** Details of sealed rows about the entity. */
export async function eraseDetailsAbout(db: Db, entityId: string): Promise<void> {
  const rows = db.selectFrom('audit_rows').select('id').where('entity_id', '=', entityId)
  await db
    .deleteFrom('audit_details')
    .where('row_id', 'in', rows.union(involving(db, entityId).select('r.id')))
    .where('row_id', 'not in', db.selectFrom('audit_unsealed').select('row_id'))
    .execute()
}

function involving(db: Db, entityId: string) {
  return db
    .selectFrom('audit_subjects as s')
    .innerJoin('audit_rows as r', 'r.id', 's.row_id')
    .where('s.entity_id', '=', entityId)
    .where('r.event', 'not in', NAME_NOBODY)
}

/** Origins of sealed rows that the actor caused, or somebody logged in as them, or they as somebody else. */
export async function eraseOriginsBy(db: Db, actorId: string): Promise<void> {
  const caused = db.selectFrom('audit_rows').select('id')
  await db
    .deleteFrom('audit_origins')
    .where('row_id', 'in', caused.where('actor_id', '=', actorId).union(caused.where('real_actor_id', '=', actorId)))
    .where('row_id', 'not in', db.selectFrom('audit_unsealed').select('row_id'))
    .execute()
}

/** What somebody or something was found by in the audit log; their mails are called by their addresses. */
export async function eraseWordsOf(db: Db, entityId: string): Promise<void> {
  const mails = involving(db, entityId).select('r.entity_id').where('r.entity', '=', 'mail')
  await db
    .deleteFrom('audit_words')
    .where((eb) => eb.or([eb('entity_id', '=', entityId), eb('entity_id', 'in', mails)]))
    .execute()
}
