import type { Compilable, CompiledQuery } from 'kysely'
import type { Db } from './transaction.ts'

/**
 * A query of the hot path, compiled once for each database: building and compiling costs more than running it.
 * Its only parameter is the argument, so nothing else in it may be a value.
 */
export function compiledOnce<R>(
  build: (db: Db, arg: string) => Compilable<R>,
): (db: Db, arg: string) => Promise<R | undefined> {
  const known = new WeakMap<Db, CompiledQuery<R>>()
  return async (db, arg) => {
    let query = known.get(db)
    if (!query) {
      query = build(db, '').compile()
      known.set(db, query)
    }
    const { rows } = await db.executeQuery<R>({ ...query, parameters: [arg] })
    return rows[0]
  }
}
