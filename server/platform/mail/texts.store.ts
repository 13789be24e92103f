import type { Insertable } from 'kysely'
import type { Db, Tables } from '../database/index.ts'

type Row = Tables['mail_texts']

/** The installation's own texts of a mail, in these languages. */
export async function listOwnTexts(db: Db, template: string, languages: readonly string[]) {
  const rows = await db
    .selectFrom('mail_texts')
    .select(['language', 'subject', 'body'])
    .where('template', '=', template)
    .where('language', 'in', languages)
    .execute()
  return rows.flatMap(({ language, subject, body }) =>
    subject === null || body === null ? [] : [{ language, subject, body }],
  )
}

/** Every row there is, of texts that went back to what is built in, too: their versions go on. */
export function listTextRows(db: Db) {
  return db
    .selectFrom('mail_texts')
    .leftJoin('users', 'users.id', 'mail_texts.changed_by')
    .selectAll('mail_texts')
    .select(['users.display_name', 'users.given_name', 'users.family_name', 'users.username'])
    .orderBy('mail_texts.template')
    .orderBy('mail_texts.language')
    .execute()
}

export function findTextRow(db: Db, template: string, language: string) {
  return db
    .selectFrom('mail_texts')
    .selectAll()
    .where('template', '=', template)
    .where('language', '=', language)
    .executeTakeFirst()
}

/** Only where the text still has the version its editor has read; 0 where there was none. */
export async function putText(db: Db, row: Insertable<Row>, seen: number): Promise<boolean> {
  if (seen === 0) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('mail_texts')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return (numInsertedOrUpdatedRows ?? 0n) > 0n
  }
  const { subject, body, version, changed_at, changed_by } = row
  const { numUpdatedRows } = await db
    .updateTable('mail_texts')
    .set({ subject, body, version, changed_at, changed_by })
    .where('template', '=', row.template)
    .where('language', '=', row.language)
    .where('version', '=', seen)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
