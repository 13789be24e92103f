import { sql } from 'kysely'
import type { Context } from '../platform/context.ts'
import { compiledOnce, preparedOne, typesOf } from '../platform/database/index.ts'

const readVersion = preparedOne('access-version', (db) => db.selectFrom('installation').select('access_version'))

/** The version of what holds for everybody (roles, teams, modules, portals), as it stands in the database. */
export async function readAccessVersion(db: Context['db']): Promise<number> {
  return (await readVersion(db))?.access_version ?? 0
}

/** The same, as it was when the caller was looked up: never newer than what is read after it. */
export async function accessVersionOf({ actor, db }: Context): Promise<number> {
  const { accessVersion } = actor
  return Number(accessVersion.slice(accessVersion.indexOf('/') + 1)) || readAccessVersion(db)
}

/** What a transaction sees may still be rolled back, and its version be given again: nothing of it is kept. */
export function mayKeep(ctx: Context): boolean {
  return !('changeId' in ctx)
}

/** By what it shows that decisions about one person may have changed. */
export const findVersion = compiledOnce('person-version', (db, id) =>
  db
    .selectFrom('users')
    .select(['id', 'version', 'access_version'])
    .where('id', '=', sql<string>`cast(${id} as ${sql.raw(typesOf(db).id)})`),
)
