import type { Db } from '../platform/database/index.ts'

type Mark = 'sifted' | 'expiring' | 'expired'

/** How far this work has come; undefined where it never began. */
export async function findMark(db: Db, name: Mark): Promise<string | undefined> {
  const row = await db.selectFrom('audit_marks').select('value').where('name', '=', name).executeTakeFirst()
  return row?.value
}

export async function setMark(db: Db, name: Mark, value: string): Promise<void> {
  await db
    .insertInto('audit_marks')
    .values({ name, value })
    .onConflict((on) => on.column('name').doUpdateSet({ value }))
    .execute()
}

export async function removeMark(db: Db, name: Mark): Promise<void> {
  await db.deleteFrom('audit_marks').where('name', '=', name).execute()
}
