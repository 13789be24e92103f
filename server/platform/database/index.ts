/** The database: opens an engine, brings the schema forward, runs transactions. SQL drivers enter nowhere else. */
export {
  isEmpty,
  openSnapshot,
  openTarget,
  type Place,
  type Snapshot,
  type TableShape,
  type Target,
  type Value,
} from './archive/index.ts'
export { preparedBeside } from './beside.ts'
export { compiledOnce } from './compiled.ts'
export { examine } from './examine.ts'
export { grantToServer } from './grants.ts'
export { insertMany, oneAfterAnother } from './insert-many.ts'
export { lackOf } from './lack.ts'
export { inPieces, padded } from './many.ts'
export { isUpToDate, knownSteps, migrate } from './migrate.ts'
export type { Engine } from './open.ts'
export { likeText, pageKey, readPageKey } from './paging.ts'
export { openPostgres } from './postgres.ts'
export { prepared, preparedOne } from './prepared.ts'
export { holdPresence, type Presence } from './presence.ts'
export { inSavepoint } from './savepoint.ts'
export { openSqlite } from './sqlite.ts'
export type { History, StatusKey, Tables, UserType } from './tables/index.ts'
export type { Db } from './transaction.ts'
export { typesOf } from './types-of.ts'
