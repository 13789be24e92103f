import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { ListedRow, Stream } from './list.store.ts'

type Key = string | number
type Place = readonly [key: Key, id: string] | undefined

/** An order in which users can be listed. */
export interface Order {
  from(place: Place, descending: boolean): Stream
  /** The key of a listed row as a cursor holds it. */
  keyOf(row: ListedRow): Key
}

const ALL = sql<SqlBool>`1 = 1`
const ID = sql`users.id`

function column(name: string, key: RawBuilder<Key> = sql.ref(`users.${name}`), bound = (at: Key) => at): Order {
  return {
    from: (place, descending) => ({
      ...{ from: sql`users`, beginning: sql`users`, where: ALL },
      ...{ key, order: [key, ID], descending },
      beyond: place ? after(sql`(${key}, users.id)`, sql`(${bound(place[0])}, ${place[1]})`, descending) : ALL,
    }),
    keyOf: (row) => row.sort_key,
  }
}

/** A moment that may be missing, which comes before all others and is '' in cursors of both engines. */
function moment(name: 'last_active' | 'last_sign_in' | 'until', engine: 'sqlite' | 'postgres'): Order {
  const keyOf = (row: ListedRow) => row[`${name}_at`] ?? ''
  if (engine === 'sqlite') return { ...column(`${name}_key`), keyOf }
  const key = sql<string>`coalesce(${sql.ref(`users.${name}_at`)}, '-infinity'::timestamptz(3))`
  return { ...column(name, key, (at) => (at === '' ? '-infinity' : at)), keyOf }
}

/** The orders by one column, each with an index (migration 0007). */
export const ORDERS: Readonly<Record<string, (engine: 'sqlite' | 'postgres') => Order>> = {
  name: () => column('name_key'),
  username: () => column('username_key'),
  email: () => column('email_key'),
  team: () => column('team_key'),
  created: () => column('created_at'),
  lastActive: (engine) => moment('last_active', engine),
  lastSignIn: (engine) => moment('last_sign_in', engine),
  until: (engine) => moment('until', engine),
  failedAttempts: () => column('failed_attempts'),
}

/**
 * Those with this word in a column of few words. “Between” and not “equal”: else PostgreSQL takes the order by id for
 * granted, and looks through everybody by their ids.
 */
export function withWord(name: 'status_key' | 'type', word: string): Order {
  const whole = column(name)
  const where = sql<SqlBool>`${sql.ref(`users.${name}`)} between ${word} and ${word}`
  return { ...whole, from: (place, descending) => ({ ...whole.from(place, descending), where }) }
}

/** Those who have a value of this field, by it. */
export function byValue(fieldId: string): Order {
  const key = sql<string>`held.sort_key`
  const id = sql`held.user_id`
  return {
    from: (place, descending) => ({
      from: sql`profile_values as held cross join users`,
      beginning: sql`users cross join profile_values as held`,
      where: sql`held.field_id = ${fieldId} and held.ordinal = 0 and users.id = held.user_id`,
      ...{ key, order: [key, id], descending },
      beyond: place ? after(sql`(${key}, ${id})`, sql`(${place[0]}, ${place[1]})`, descending) : ALL,
    }),
    keyOf: (row) => row.sort_key,
  }
}

/** Those who have none, by their ids: the oldest first, or last. */
export function withoutValue(fieldId: string): Order {
  return {
    from: (place, descending) => ({
      ...{ from: sql`users`, beginning: sql`users` },
      where: sql`not exists (select 1 from profile_values as held where held.user_id = users.id and held.field_id = ${fieldId} and held.ordinal = 0)`,
      ...{ key: sql<number>`0`, order: [ID], descending },
      beyond: place ? after(ID, sql`${place[1]}`, descending) : ALL,
    }),
    keyOf: () => NO_VALUE,
  }
}

/** In cursors of a list sorted by a field: the place is among those without a value. */
export const NO_VALUE = 0

function after(place: RawBuilder<unknown>, bound: RawBuilder<unknown>, descending: boolean): RawBuilder<SqlBool> {
  return sql<SqlBool>`${place} ${sql.raw(descending ? '<' : '>')} ${bound}`
}
