/**
 * Lists on SQLite. Entries of every index carry the user's number (`doc`), so a search becomes a set of numbers: a small
 * one is read and sorted; against a larger one the order is walked, in the index alone.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../platform/database/index.ts'
import {
  type Finder,
  gathered,
  isSegment,
  matching,
  readPage,
  type Stream,
  type UserFilter,
  walked,
  window,
} from './list.store.ts'
import { countKept, type Kept } from './list-counts.store.ts'
import {
  among,
  idSets,
  type Narrowing,
  segmentSet,
  sizeOf,
  sizeOfSegment,
  unproved,
  type Weighed,
} from './list-narrow.store.ts'

/** Numbers of users by which it is decided how to find a page. */
const WEIGHED: Weighed = {
  read: 8000, // reading and sorting so many takes about 20 ms
  toldApart: 20_000, // hits of a search, counted at most
  windows: [4000, 16_000], // looked at one by one before other means; 10 and 40 ms
}

/** Begins with what narrows the list most. */
export async function findOnSqlite(db: Db, filter: UserFilter, weighed = WEIGHED): Promise<Finder> {
  const { read: most } = weighed
  const kept = await countKept(db)
  const sets = await narrowingsOf(db, filter, kept, weighed)
  const [best] = sets
  const read = (page: RawBuilder<unknown>, { descending }: Stream) => readPage(db, page, descending)
  return {
    count: async (to) =>
      isSegment(filter)
        ? sizeOfSegment(filter, kept)
        : count(db, filter, to, best && best.size <= most ? [best] : sets),
    async page(stream, limit) {
      if (best && best.size <= most) return read(gathered(stream, unproved(filter, [best]), limit, among(best)), stream)
      for (const size of windowsFor(best, filter, weighed)) {
        const rows = await read(window(stream, filter, limit, { size, ordered: false }), stream)
        if (rows.length >= limit || kept.all <= size) return rows
      }
      const held = sets.slice(0, 1)
      return read(
        walked(stream, unproved(filter, held), limit, { within: sql`${inAll(held)} ${IN_TIME}`, ordered: false }),
        stream,
      )
    },
  }
}

/** A search with hits counted to the end, and a segment of known size, are walked at once; else a look ahead comes first. */
function windowsFor(
  best: Narrowing | undefined,
  filter: UserFilter,
  { toldApart, windows }: Weighed,
): readonly number[] {
  if (best?.column === 'doc' && best.size < toldApart && isSegment({ ...filter, words: [] })) return []
  return best?.column === 'id' ? windows.slice(0, 1) : windows
}

async function count(db: Db, filter: UserFilter, most: number, sets: readonly Narrowing[]): Promise<number> {
  const [best, ...others] = sets
  const { rows } = await sql<{
    count: number
  }>`select count(*) as count from (select 1 from ${best ? among(best).found : sql``} users
    where ${best ? among(best).among : sql`1 = 1`} ${inAll(others)} ${IN_TIME} and ${matching(unproved(filter, sets))}
    limit ${sql.lit(most)})`.execute(db)
  return rows[0]?.count ?? 0
}

/**
 * Asks every two thousandth user whether the time of this list is over (`reader-thread.ts`); true, else the statement
 * ends.
 */
const IN_TIME = sql`and (users.doc & 2047 <> 0 or in_time())`

/** The unary plus keeps SQLite from beginning with the set. */
function inAll(sets: readonly Narrowing[]): RawBuilder<unknown> {
  const conditions = sets.map(({ set, column }) => sql`and +${sql.ref(`users.${column}`)} in (${set})`)
  return sql.join(conditions, sql` `)
}

async function narrowingsOf(
  db: Db,
  filter: UserFilter,
  kept: Kept,
  { read, toldApart }: Weighed,
): Promise<Narrowing[]> {
  const sets = await Promise.all([
    idSets(db, filter, read + 1),
    filter.words.length > 0 ? hits(db, filter.words, toldApart) : [],
    segmentSet(filter, kept, { column: 'doc', member: sql`+users.doc`, read }),
  ])
  return sets.flat().sort((a, b) => a.size - b.size)
}

/** Two spaces before each word make its first letter a trigram too. The plus keeps the search from being asked row by row. */
async function hits(db: Db, words: UserFilter['words'], most: number): Promise<Narrowing[]> {
  const quoted = words.map(({ text, atBeginning }) => {
    const sought = atBeginning ? text.padStart(text.length + 3 - [...text].length) : text
    return `"${sought.replaceAll('"', '""')}"`
  })
  const set = sql`select +rowid as member from user_search where user_search match ${quoted.join(' AND ')}`
  return [{ set, column: 'doc', proves: 'words', size: await sizeOf(db, set, most) }]
}
