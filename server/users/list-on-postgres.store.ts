/**
 * Lists on PostgreSQL. Frequent matches are found by looking at the next users of the order; rare words are read by the
 * index of words and sorted; against the set of a team or a segment the order is walked, in the index alone.
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
import { among, idSets, type Narrowing, segmentSet, sizeOfSegment, type Weighed } from './list-narrow.store.ts'

/** Numbers of users by which it is decided how to find a page. */
const WEIGHED: Weighed = {
  read: 4000, // reading and sorting so many takes about 20 ms
  toldApart: 1000, // counted before it is decided how to find them
  windows: [4000], // looked at one by one before other means, about 5 ms
}

/** Begins with what narrows the list most. */
export async function findOnPostgres(db: Db, filter: UserFilter, weighed = WEIGHED): Promise<Finder> {
  const { read: most, toldApart, windows } = weighed
  const kept = await countKept(db)
  const sets = await narrowingsOf(db, filter, kept, most)
  const [best] = sets
  const begin = best && best.size <= most ? among(best) : { found: sql``, among: sql<boolean>`true` }
  const count = isSegment(filter) ? async () => sizeOfSegment(filter, kept) : counting(db, filter, begin)
  const read = (page: RawBuilder<unknown>, { descending }: Stream) => readPage(db, page, descending)
  return {
    count,
    async page(stream, limit) {
      const few = (best !== undefined && best.size <= most) || (await count(toldApart + 1)) <= toldApart
      if (few) return read(gathered(stream, filter, limit, begin), stream)
      for (const size of windows) {
        const rows = await read(window(stream, filter, limit, { size, ordered: true }), stream)
        if (rows.length >= limit || kept.all <= size) return rows
      }
      if (filter.words.length > 0) return read(gathered(stream, filter, limit, begin), stream)
      return read(walked(stream, filter, limit, { within: inAll(sets.slice(0, 1)), ordered: true }), stream)
    },
  }
}

/** Each number is asked once. */
function counting(db: Db, filter: UserFilter, begin: ReturnType<typeof among>): (most: number) => Promise<number> {
  const known = new Map<number, Promise<number>>()
  return (most) => {
    const counted = known.get(most) ?? countUpTo(db, filter, most, begin)
    known.set(most, counted)
    return counted
  }
}

async function countUpTo(db: Db, filter: UserFilter, most: number, begin: ReturnType<typeof among>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from (select 1 from ${begin.found} users
    where ${begin.among} and ${matching(filter)} limit ${sql.lit(most)}) as matched`.execute(db)
  return Number(rows[0]?.count ?? 0)
}

/** “is true” keeps the planner from joining the set: it is hashed, and the order stays that of the index. */
function inAll(sets: readonly Narrowing[]): RawBuilder<unknown> {
  return sql.join(
    sets.map(({ set }) => sql`and (users.id in (${set})) is true`),
    sql` `,
  )
}

async function narrowingsOf(db: Db, filter: UserFilter, kept: Kept, read: number): Promise<Narrowing[]> {
  const sets = [
    ...(await idSets(db, filter, read + 1)),
    ...segmentSet(filter, kept, { column: 'id', member: sql`users.id`, read }),
  ]
  return sets.sort((a, b) => a.size - b.size)
}
