/** The database: opens an engine, brings the schema forward, runs transactions. SQL drivers enter nowhere else. */
export { compiledOnce } from './compiled.ts'
export { migrate } from './migrate.ts'
export type { Engine } from './open.ts'
export { likeText, pageKey, readPageKey } from './paging.ts'
export { openPostgres } from './postgres.ts'
export { openSqlite } from './sqlite.ts'
export type { History, StatusKey, Tables, UserType } from './tables/index.ts'
export type { Db } from './transaction.ts'
