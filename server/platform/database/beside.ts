import { type Compilable, PostgresAdapter, type SelectQueryBuilder } from 'kysely'
import { jsonArrayFrom as rowsFrom } from 'kysely/helpers/postgres'
import { isoInstant } from './postgres-values.ts'
import { filled, preparedOne, standIns } from './prepared.ts'
import type { QueryBeside } from './statements.ts'
import type { Tables } from './tables/index.ts'
import type { Db } from './transaction.ts'

type Select = Parameters<typeof rowsFrom>[0]
type Selects = Readonly<Record<string, Select & Compilable<object>>>
type RowsOf<Q extends Selects> = { readonly [K in keyof Q]: Q[K] extends Compilable<infer O> ? readonly O[] : never }

const INSTANT = /_(at|until)$/

/**
 * A user's row and the rows that stand beside it in other tables, as of one moment: on PostgreSQL by one statement,
 * one journey instead of one for each table; on SQLite by one statement each, which there costs less than to join them.
 * The values are single ones. What stands `beside` names its columns one by one; instants among them end in `_at` or
 * `_until`, and bytes cannot be among them.
 */
export function preparedBeside<V extends readonly unknown[], O, Q extends Selects>(
  name: string,
  one: (db: Db, ...values: V) => SelectQueryBuilder<Tables, 'users', O>,
  beside: (db: Db, ...values: V) => Q,
): (db: Db, ...values: V) => Promise<{ readonly row: O; readonly beside: RowsOf<Q> } | undefined> {
  const onPostgres = preparedOne(name, (db, ...values: V) => {
    const rows = Object.entries(beside(db, ...values)).map(([key, query]) => rowsFrom(query).as(`beside_${key}`))
    return one(db, ...values).select(rows)
  })
  let onSqlite: QueryBeside | undefined
  return async (db, ...values) => {
    if (db.getExecutor().adapter instanceof PostgresAdapter) {
      const found = await onPostgres(db, ...values)
      return found && takenApart<O, Q>(found)
    }
    onSqlite ??= compiled(one(db, ...standIns(values)), beside(db, ...standIns(values)))
    const parts = onSqlite.beside.map(([key, query]) => [key, filled(query, values)] as const)
    const query: QueryBeside = { ...filled(onSqlite, values), beside: parts }
    return (await db.executeQuery<never>(query)).rows[0]
  }
}

function compiled(one: Compilable<unknown>, beside: Selects): QueryBeside {
  const parts = Object.entries(beside).map(([key, query]) => [key, query.compile()] as const)
  return { ...one.compile(), beside: parts }
}

function takenApart<O, Q extends Selects>(found: object): { row: O; beside: RowsOf<Q> } {
  const [row, beside]: [Record<string, unknown>, Record<string, unknown>] = [{}, {}]
  for (const [column, value] of Object.entries(found)) {
    if (column.startsWith('beside_')) beside[column.slice(7)] = rowsIn(value)
    else row[column] = value
  }
  return { row, beside } as unknown as { row: O; beside: RowsOf<Q> }
}

/** JSON comes parsed, with instants in a form of its own. */
function rowsIn(value: unknown): unknown[] {
  if (!Array.isArray(value)) return []
  for (const row of value)
    for (const [column, text] of Object.entries(row))
      if (typeof text === 'string' && INSTANT.test(column)) row[column] = isoInstant(text)
  return value
}
