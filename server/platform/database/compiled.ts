import type { Compilable, CompiledQuery } from 'kysely'
import type { Engine } from './open.ts'
import type { Db } from './transaction.ts'

const MARK = '\u0000' // never the beginning of a value in a query

/**
 * A query of the hot path, compiled once for each engine: building and compiling costs more than running it.
 * `build` sees a mark in place of each argument; wherever it is used as a value, the argument stands when it runs.
 */
export function compiledOnce<A extends Readonly<Record<string, string>>, R>(
  name: string,
  build: (db: Db, args: A) => Compilable<R>,
): (engine: Engine, args: A) => Promise<R | undefined> {
  const known = new WeakMap<Engine, CompiledQuery<R>>()
  return (engine, args) => {
    let query = known.get(engine)
    if (!query) {
      query = build(engine.reads, marked(args)).compile()
      known.set(engine, query)
    }
    return engine.findOne<R>(
      name,
      query.sql,
      query.parameters.map((value) => argument(value, args)),
    )
  }
}

function marked<A extends Readonly<Record<string, string>>>(args: A): A {
  return Object.fromEntries(Object.keys(args).map((key) => [key, MARK + key])) as A
}

function argument(value: unknown, args: Readonly<Record<string, string>>): unknown {
  return typeof value === 'string' && value.startsWith(MARK) ? args[value.slice(1)] : value
}
