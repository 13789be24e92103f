import { sql } from 'kysely'
import type { Db } from './transaction.ts'

/** Runs the work behind a savepoint of the running transaction; where it fails, back to there and `undone` is told. */
export async function inSavepoint<T>(db: Db, work: () => Promise<T>, undone: () => void): Promise<T> {
  await sql`savepoint step`.execute(db)
  try {
    const result = await work()
    await sql`release savepoint step`.execute(db)
    return result
  } catch (error) {
    undone()
    await sql`rollback to savepoint step`.execute(db)
    await sql`release savepoint step`.execute(db)
    throw error
  }
}
