import type { Compilable } from 'kysely'
import type { Engine } from './open.ts'
import type { Db } from './transaction.ts'

/**
 * A query of the hot path with one parameter, compiled once for each engine: building and compiling costs more than
 * running it. The argument must be the only value in it.
 */
export function compiledOnce<R>(
  name: string,
  build: (db: Db, value: string) => Compilable<R>,
): (engine: Engine, value: string) => Promise<R | undefined> {
  const known = new WeakMap<Engine, string>()
  return (engine, value) => {
    const text = known.get(engine) ?? build(engine.reads, value).compile().sql
    known.set(engine, text)
    return engine.findOne<R>(name, text, value)
  }
}
