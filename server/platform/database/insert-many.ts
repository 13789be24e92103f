import { CompiledQuery, type Insertable, PostgresAdapter } from 'kysely'
import { inPieces } from './many.ts'
import { keepName } from './prepared.ts'
import type { Tables } from './tables/index.ts'
import type { Db } from './transaction.ts'

const texts = new Map<string, string>()

/**
 * Inserts rows that all name the same columns, none of them bytes. Built by hand and once for each shape: a query
 * builder takes longer over hundreds of rows than the database does. On PostgreSQL they travel as one JSON text, so that
 * one plan serves any number of them.
 */
export async function insertMany<T extends keyof Tables>(
  db: Db,
  table: T,
  rows: readonly Insertable<Tables[T]>[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first)
  if (isPostgres(db)) {
    await db.executeQuery(CompiledQuery.raw(fromJson(table, columns), [asJson(rows)]))
    return
  }
  for (const some of inPieces(rows)) {
    const values = some.flatMap((row) => valuesOf(row, columns))
    await db.executeQuery(CompiledQuery.raw(fromValues(table, columns, some.length), values))
  }
}

/**
 * Steps of one transaction of which none needs what another answers. PostgreSQL gets them without waiting for each, so
 * that the next is prepared while it works on the one before; SQLite works in this process anyway.
 */
export async function oneAfterAnother(db: Db, steps: readonly (() => Promise<void>)[]): Promise<void> {
  if (isPostgres(db)) await Promise.all(steps.map((step) => step()))
  else for (const step of steps) await step()
}

function isPostgres(db: Db): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter
}

function valuesOf(row: object, columns: readonly string[]): unknown[] {
  return columns.map((column): unknown => Reflect.get(row, column))
}

function fromValues(table: string, columns: readonly string[], count: number): string {
  return once(`${table}(${columns})${count}`, () => {
    const row = `(${columns.map(() => '?')})`
    return `${headOf(table, columns)} values ${Array(count).fill(row)}`
  })
}

function fromJson(table: string, columns: readonly string[]): string {
  return once(`${table}(${columns})`, () => {
    const text = `${headOf(table, columns)} select ${columns} from json_populate_recordset(null::${table}, $1::json)`
    keepName(text, table)
    return text
  })
}

function headOf(table: string, columns: readonly string[]): string {
  return `insert into ${table} (${columns})`
}

function once(key: string, make: () => string): string {
  const known = texts.get(key)
  if (known !== undefined) return known
  const made = make()
  texts.set(key, made)
  return made
}

/** Half of a surrogate pair is no text to PostgreSQL; it becomes the sign for what cannot be read, as in a parameter. */
function asJson(rows: readonly unknown[]): string {
  const text = JSON.stringify(rows)
  if (!/\\ud[89a-f]/i.test(text)) return text
  return JSON.stringify(rows, (_, value) => (typeof value === 'string' ? value.toWellFormed() : value))
}
