import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../platform/clock.ts'
import { type Db, preparedOne, typesOf } from '../platform/database/index.ts'

/** On PostgreSQL: the transaction of this statement is durable a moment later. */
export const WITHOUT_WAITING = sql`set_config('synchronous_commit', 'off', true)`

export interface Bucket {
  readonly kind: string
  readonly source: string
  readonly limit: number
  readonly now: Instant
  /** When its window ends, by how many full windows came before. */
  readonly ends: readonly Instant[]
}

/** Counts one, and answers nothing where the window is full: one statement, so that no two take the last place. */
export const count = preparedOne(
  'throttle',
  (db, kind: string, source: string, limit: number, now: Instant, ends: readonly Instant[]) => {
    const query = counting(db, { kind, source, limit, now, ends })
    return { compile: () => query.compile(db) }
  },
)

/** The text of it, for a statement that goes on from there. */
export function counting(db: Db, { kind, source, limit, now, ends }: Bucket): RawBuilder<{ count: number }> {
  const type = sql.raw(typesOf(db).instant)
  const at = (moment: Instant | undefined) => sql`cast(${moment} as ${type})`
  const most = ends.length - 1
  const grown = ends.slice(1).map((end, strikes) => sql`when ${sql.lit(strikes)} then ${at(end)}`)
  return sql`insert into throttles (kind, source, count, strikes, ends_at)
    values (${kind}, ${source}, 1, 0, ${at(ends[0])})
    on conflict (kind, source) do update set
      count = case when throttles.ends_at <= ${at(now)} then 1 else throttles.count + 1 end,
      strikes = case when throttles.ends_at > ${at(now)} then throttles.strikes
        when throttles.count < cast(${limit} as integer) then 0
        when throttles.strikes < ${sql.lit(most)} then throttles.strikes + 1 else throttles.strikes end,
      ends_at = case when throttles.ends_at > ${at(now)} then throttles.ends_at
        when throttles.count < cast(${limit} as integer) then ${at(ends[0])}
        else case throttles.strikes ${sql.join(grown, sql` `)} else ${at(ends[most])} end end
    where throttles.ends_at <= ${at(now)} or throttles.count < cast(${limit} as integer)
    returning count`
}

export const findBucket = preparedOne('throttle-end', (db, kind: string, source: string) =>
  db.selectFrom('throttles').select(['count', 'ends_at']).where('kind', '=', kind).where('source', '=', source),
)

/** Takes one back. */
export const giveBack = preparedOne('throttle-back', (db, kind: string, source: string) =>
  db
    .updateTable('throttles')
    .set((eb) => ({ count: eb('count', '-', 1) }))
    .where('kind', '=', kind)
    .where('source', '=', source)
    .where('count', '>', 0),
)

/** Forgets windows that ended before; answers how many, at most `limit`. */
export async function deleteEnded(db: Db, before: Instant, limit: number): Promise<number> {
  const old = await db
    .selectFrom('throttles')
    .select(['kind', 'source'])
    .where('ends_at', '<', before)
    .orderBy('ends_at')
    .limit(limit)
    .execute()
  for (const { kind, source } of old)
    await db
      .deleteFrom('throttles')
      .where('kind', '=', kind)
      .where('source', '=', source)
      .where('ends_at', '<', before)
      .execute()
  return old.length
}
