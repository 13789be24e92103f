import type { Compilable, CompiledQuery } from 'kysely'
import type { Db } from './transaction.ts'

/** Texts that PostgreSQL parses and plans once for each connection, by their names. */
const names = new Map<string, string>()

/** The name under which connections prepare this text; undefined for one that is seldom asked. */
export function nameOf(text: string): string | undefined {
  return names.get(text)
}

/**
 * A query of a hot path, built and compiled once for each kind of database: that costs more than running it. `build`
 * gets stand-ins for the values, under the names that the first run has; it may put them where values stand, and
 * nowhere else.
 */
export function prepared<V extends object, R>(
  name: string,
  build: (db: Db, values: V) => Compilable<R>,
): (db: Db, values: V) => Promise<R[]> {
  const known = new WeakMap<object, CompiledQuery<R>>()
  return async (db, values) => {
    const kind = db.getExecutor().adapter
    const query = known.get(kind) ?? build(db, standIns(values)).compile()
    if (!known.has(kind)) {
      known.set(kind, query)
      names.set(query.sql, name)
    }
    const parameters = query.parameters.map((value) =>
      value instanceof StandIn ? Reflect.get(values, value.key) : value,
    )
    return (await db.executeQuery<R>({ ...query, parameters })).rows
  }
}

class StandIn {
  readonly key: string
  constructor(key: string) {
    this.key = key
  }
}

function standIns<V extends object>(values: V): V {
  return Object.fromEntries(Object.keys(values).map((key) => [key, new StandIn(key)])) as unknown as V
}
