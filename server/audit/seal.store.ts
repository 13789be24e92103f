import type { Db, Tables } from '../platform/database/index.ts'

const LINKS_AT_ONCE = 500 // below every engine's limit of parameters in a statement

/** The last link of the chain; position 0 and an empty link before the first. */
export async function chainHead(db: Db): Promise<{ position: number; link: string }> {
  const head = await db
    .selectFrom('audit_chain')
    .select(['position', 'link'])
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
  return head ?? { position: 0, link: '' }
}

export async function isAnyUnsealed(db: Db): Promise<boolean> {
  return (await db.selectFrom('audit_unsealed').select('row_id').limit(1).executeTakeFirst()) !== undefined
}

export function listUnsealed(db: Db, limit: number) {
  return db
    .selectFrom('audit_unsealed')
    .innerJoin('audit_rows', 'audit_rows.id', 'audit_unsealed.row_id')
    .select(['audit_rows.id', 'audit_rows.digest'])
    .orderBy('audit_unsealed.row_id')
    .limit(limit)
    .execute()
}

export async function appendLinks(db: Db, links: readonly Tables['audit_chain'][]): Promise<void> {
  for (let from = 0; from < links.length; from += LINKS_AT_ONCE) {
    const some = links.slice(from, from + LINKS_AT_ONCE)
    await db.insertInto('audit_chain').values(some).execute()
    const ids = some.map((link) => link.row_id)
    await db.deleteFrom('audit_unsealed').where('row_id', 'in', ids).execute()
  }
}

export async function countUnsealed(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('audit_unsealed')
    .select((of) => of.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}
