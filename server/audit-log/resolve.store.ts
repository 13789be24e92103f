import { type SqlBool, sql } from 'kysely'
import type { Db } from '../platform/database/index.ts'
import { afterPrefix } from './after-prefix.ts'

/** Whoever has all these words, as beginnings, in names that stand in the trail; at most `limit` rows are read. */
export async function listNamed(db: Db, words: readonly string[], limit: number): Promise<string[]> {
  const [longest = '', ...others] = words.toSorted((a, b) => b.length - a.length)
  const rows = await db
    .selectFrom('audit_words as w')
    .select('w.entity_id')
    .where('w.word', '>=', longest)
    .where('w.word', '<', afterPrefix(longest))
    .where((where) => where.and(others.map(hasWord)))
    .limit(limit)
    .execute()
  return rows.map((row) => row.entity_id)
}

function hasWord(word: string) {
  return sql<SqlBool>`exists (select 1 from audit_words other where other.entity_id = w.entity_id
    and other.word >= ${word} and other.word < ${afterPrefix(word)})`
}

/** The addresses within a network that stand in the trail, found by leaping from one to the next; at most `limit`. */
export async function listAddresses(db: Db, { from, to }: { from: string; to: string }, limit: number) {
  const { rows } = await sql<{ key: string }>`
    with recursive found (key, n) as (
      select min(address_key), 1 from audit_origins where address_key >= ${from} and address_key <= ${to}
      union all
      select (select min(o.address_key) from audit_origins o where o.address_key > found.key and o.address_key <= ${to}), n + 1
      from found where found.key is not null and n < ${limit}
    )
    select key from found where key is not null`.execute(db)
  return rows.map((row) => row.key)
}

/** Which events there were about which kinds. */
export function listKinds(db: Db) {
  return db.selectFrom('audit_kinds').selectAll().orderBy('entity').orderBy('event').execute()
}
