import { type SqlBool, sql } from 'kysely'
import { type Db, likeText } from '../../platform/database/index.ts'
import type { SearchWord } from '../../platform/search-words.ts'
import type { RecordRow } from './store.ts'

export interface Narrowed {
  readonly directoryIds: readonly string[]
  readonly words: readonly SearchWord[]
  readonly state: 'active' | 'inactive' | 'all'
}

interface Page {
  readonly sort: 'name_key' | 'created_at'
  readonly descending: boolean
  readonly after?: readonly [key: string | number, id: string] | undefined
  readonly limit: number
}

/** The next records in this order; its index is walked. */
export function listRecords(db: Db, narrowed: Narrowed, page: Page): Promise<RecordRow[]> {
  const { sort, descending, after, limit } = page
  const direction = descending ? 'desc' : 'asc'
  const beyond = sql.raw(descending ? '<' : '>')
  // Ids are made in the order of time.
  const place = sort === 'name_key' ? sql`(name_key, id)` : sql`id`
  const from = sort === 'name_key' ? sql`(${after?.[0] ?? ''}, ${after?.[1] ?? ''})` : sql`${after?.[1] ?? ''}`
  return matching(db, narrowed)
    .selectAll()
    .$if(after !== undefined, (query) => query.where(sql<SqlBool>`${place} ${beyond} ${from}`))
    .$if(sort === 'name_key', (query) => query.orderBy('name_key', direction))
    .orderBy('id', direction)
    .limit(limit)
    .execute()
}

/** How many match, counted no further than `most`. */
export async function countRecords(db: Db, narrowed: Narrowed, most: number): Promise<number> {
  const { count } = await db
    .selectFrom(matching(db, narrowed).select('id').limit(most).as('matched'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

function matching(db: Db, { directoryIds, words, state }: Narrowed) {
  const [only = '', ...others] = directoryIds
  return db
    .selectFrom('directory_records')
    .$if(others.length === 0, (query) => query.where('directory_id', '=', only))
    .$if(others.length > 0, (query) => query.where('directory_id', 'in', directoryIds))
    .where('deleted_at', 'is', null)
    .$if(state === 'active', (query) => query.where('inactive_at', 'is', null))
    .$if(state === 'inactive', (query) => query.where('inactive_at', 'is not', null))
    .where((eb) => eb.and(words.map((word) => sql<SqlBool>`search_text like ${patternOf(word)} escape '\\'`)))
}

function patternOf({ text, atBeginning }: SearchWord): string {
  return `%${atBeginning ? ' ' : ''}${likeText(text)}%`
}
