import type { Compilable, CompiledQuery } from 'kysely'
import { digest } from '../secrets.ts'
import { padded } from './many.ts'
import type { Db } from './transaction.ts'

const KEPT_SHAPES = 100 // of one query; rows with other columns are compiled each time

/** Texts that PostgreSQL parses and plans once for each connection, by their names. */
const names = new Map<string, string>()

/** The name under which connections prepare this text; undefined for one that is seldom asked. */
export function nameOf(text: string): string | undefined {
  return names.get(text)
}

/**
 * A query of a hot path, built and compiled once for each kind of database: that costs more than running it. `build`
 * gets stand-ins for the values, and may put them where values stand and nowhere else; it must not look at them.
 * Lists, which must not be empty, are filled up to a power of two by repeating their last value, so that there are few
 * texts. Objects are rows to be written.
 */
export function prepared<V extends readonly unknown[], R>(
  name: string,
  build: (db: Db, ...values: V) => Compilable<R>,
): (db: Db, ...values: V) => Promise<R[]> {
  const known = new WeakMap<object, Map<string, CompiledQuery<R>>>()
  return async (db, ...given) => {
    const kind = db.getExecutor().adapter
    const queries = known.get(kind) ?? new Map<string, CompiledQuery<R>>()
    known.set(kind, queries)
    const { leaves, shape } = takenApart(given)
    const query = queries.get(shape) ?? build(db, ...standIns(given)).compile()
    if (!queries.has(shape) && queries.size < KEPT_SHAPES) {
      keepName(query.sql, name)
      queries.set(shape, query)
    }
    return (await db.executeQuery<R>(filled(query, leaves))).rows
  }
}

/** The first row of a prepared query. */
export function preparedOne<V extends readonly unknown[], R>(
  name: string,
  build: (db: Db, ...values: V) => Compilable<R>,
): (db: Db, ...values: V) => Promise<R | undefined> {
  const run = prepared(name, build)
  return async (db, ...values) => (await run(db, ...values))[0]
}

/** Not where all columns are asked for: a later version may add one beside this server, and what is prepared would break. */
export function keepName(text: string, name: string): void {
  if (!text.includes('*')) names.set(text, `${name}-${digest(text).slice(0, 16)}`)
}

/** A compiled query with the values in the places that stand-ins keep for them. */
export function filled<Q extends CompiledQuery>(query: Q, leaves: readonly unknown[]): Q {
  const parameters = query.parameters.map((value) => (value instanceof StandIn ? leaves[value.place] : value))
  return { ...query, parameters }
}

/** Stands in a compiled query for the value at this place among all that were given. */
class StandIn {
  readonly place: number
  constructor(place: number) {
    this.place = place
  }
}

/** All single values in order, and what they were the parts of: each shape has a text of its own. */
function takenApart(given: readonly unknown[]): { leaves: unknown[]; shape: string } {
  const leaves: unknown[] = []
  let shape = ''
  for (const value of given) {
    if (Array.isArray(value)) {
      const list = padded(value)
      leaves.push(...list)
      shape += `[${list.length}]`
    } else if (isRow(value)) {
      const columns = Object.keys(value).sort()
      for (const column of columns) leaves.push(value[column])
      shape += `{${columns}}`
    } else leaves.push(value)
  }
  return { leaves, shape }
}

/** What `build` gets instead of the values. */
export function standIns<V extends readonly unknown[]>(given: V): V {
  let place = 0
  const next = () => new StandIn(place++)
  const standIn = (value: unknown): unknown => {
    if (Array.isArray(value)) return padded(value).map(next)
    if (!isRow(value)) return next()
    const columns = Object.keys(value).sort()
    return Object.fromEntries(columns.map((column) => [column, next()]))
  }
  return given.map(standIn) as unknown as V
}

function isRow(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Buffer.isBuffer(value)
}
