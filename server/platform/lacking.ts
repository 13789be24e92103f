import { type Engine, lackOf } from './database/index.ts'
import { DatabaseAway, DatabaseDamaged, StorageFull } from './failures.ts'

const FAILURES = { room: StorageFull, database: DatabaseAway, soundness: DatabaseDamaged } as const

/** What is told of an error by which the database failed; undefined for any other one. `kind` where it is known. */
export function failureOf(error: unknown, kind?: Engine['kind']): (typeof FAILURES)[keyof typeof FAILURES] | undefined {
  const lack = lackOf(error, kind)
  return lack ? FAILURES[lack] : undefined
}
