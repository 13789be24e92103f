import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { StartError } from '../start-error.ts'
import { migrations } from './migrations/index.ts'
import type { Tables } from './tables/index.ts'

/**
 * One step of the schema: runs statements in which `$id`, `$instant`, `$text` and `$bytes` stand for the engine's types.
 * A statement ends with a semicolon at the end of a line.
 */
export type Migrate = (run: (statements: string) => Promise<void>, kind: EngineKind) => Promise<void>

export type EngineKind = 'sqlite' | 'postgres'

/** What each engine calls the four representations on which both agree (architecture section 5). */
export type ColumnTypes = Readonly<Record<'id' | 'instant' | 'text' | 'bytes', string>> & {
  readonly kind: EngineKind
}

/** Every step that this Roster knows, in order. */
export const knownSteps: readonly string[] = Object.keys(migrations).sort()

/** Brings the schema forward under a lock and in one transaction, to the latest step or to the one named; answers the steps taken. Refuses a database that a newer Roster has written. */
export async function migrate(db: Kysely<Tables>, types: ColumnTypes, upTo?: string): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => asKysely(types) } })
  const taken = await stepsTaken(db)
  assertNotNewer(taken)
  if (taken.at(-1) === (upTo ?? knownSteps.at(-1))) return []
  const { error, results } = await withoutForeignKeys(db, types, () =>
    upTo === undefined ? migrator.migrateToLatest() : migrator.migrateTo(upTo),
  )
  if (!error) return (results ?? []).map((result) => result.migrationName)
  const failed = results?.find((result) => result.status === 'Error')
  const reason = error instanceof Error ? error.message : String(error)
  throw new StartError(
    `The database could not be brought up to date${failed ? ` (step ${failed.migrationName})` : ''}: ${reason}`,
  )
}

/** Whether the database has taken every step, as far as this role may see. */
export async function isUpToDate(db: Kysely<Tables>): Promise<boolean> {
  return (await stepsTaken(db).catch(() => [])).at(-1) === knownSteps.at(-1)
}

/** SQLite replaces a table only while nothing watches who refers to it; that can be switched outside transactions alone. */
async function withoutForeignKeys<T>(db: Kysely<Tables>, { kind }: ColumnTypes, work: () => Promise<T>): Promise<T> {
  if (kind !== 'sqlite') return work()
  await sql`pragma foreign_keys = off`.execute(db)
  try {
    return await work()
  } finally {
    await sql`pragma foreign_keys = on`.execute(db)
  }
}

/** The steps that the database has taken, in order; none where it is empty. */
async function stepsTaken(db: Kysely<Tables>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some((table) => table.name === 'kysely_migration')) return []
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map((row) => row.name)
}

function assertNotNewer(taken: readonly string[]): void {
  const unknown = taken.find((name) => !(name in migrations))
  if (unknown)
    throw new StartError(
      `This database was written by a newer Roster (it knows step ${unknown}). Start that version, or restore an older backup.`,
    )
}

function asKysely(types: ColumnTypes): Record<string, Migration> {
  return Object.fromEntries(
    Object.entries(migrations).map(([name, step]) => [
      name,
      { up: (db) => step((text) => runAll(db, text, types), types.kind) },
    ]),
  )
}

async function runAll(db: Kysely<unknown>, text: string, types: ColumnTypes): Promise<void> {
  const filled = text.replace(
    /\$(id|instant|text|bytes)\b/g,
    (_, kind: 'id' | 'instant' | 'text' | 'bytes') => types[kind],
  )
  for (const statement of filled.split(/;\s*\n/)) {
    if (statement.trim()) await sql.raw(statement).execute(db)
  }
}
