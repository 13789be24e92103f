import { PostgresAdapter } from 'kysely'
import type { ColumnTypes } from './migrate.ts'
import { postgresTypes } from './postgres.ts'
import { sqliteTypes } from './sqlite.ts'
import type { Db } from './transaction.ts'

/** How values are called where a statement written by hand must say it. */
export function typesOf(db: Db): ColumnTypes {
  return db.getExecutor().adapter instanceof PostgresAdapter ? postgresTypes : sqliteTypes
}
