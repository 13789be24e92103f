import { type RawBuilder, sql } from 'kysely'
import { contextOf, systemActor, type World } from '../../server/platform/context.ts'
import { type Db, inPieces, type Tables } from '../../server/platform/database/index.ts'
import { addFrame, type Frame } from './frame.ts'
import { generatePeople } from './generate.ts'
import { emptyRows, type Rows, rowsOf } from './rows.ts'

const AT_ONCE = 10_000 // people a transaction

/**
 * Writes so many generated people straight into the database of this world: accounts with all that belongs to them,
 * teams, memberships, roles and grants, derived columns by the product's own code. Leaves no trail; for measuring only.
 */
export async function fill(
  world: World,
  { count, seed = 1 }: { readonly count: number; readonly seed?: number },
  onProgress: (done: number) => void = () => {},
): Promise<Frame> {
  const { engine } = world
  if (engine.kind === 'sqlite') await sql`pragma synchronous = off`.execute(engine.writes)
  const ctx = contextOf(world, systemActor)
  const now = Date.parse(ctx.now())
  const frame = await addFrame(engine.writes, { count, seed, now: ctx.now() })
  let rows = emptyRows()
  for (const person of generatePeople(count, seed, now)) {
    rowsOf(rows, person, frame, ctx)
    if (rows.users.length < AT_ONCE && person.index < count - 1) continue
    await write(world, rows)
    onProgress(person.index + 1)
    rows = emptyRows()
  }
  await settle(world)
  return frame
}

async function write({ engine }: World, rows: Rows): Promise<void> {
  await engine.writes.transaction().execute(async (tx) => {
    await insert(tx, 'users', rows.users)
    await engine.indexSearch(
      tx,
      rows.users.map(({ id }) => id),
    )
    await insert(tx, 'identifiers', rows.identifiers)
    await insert(tx, 'emails', rows.emails)
    await insert(tx, 'phones', rows.phones)
    await insert(tx, 'external_ids', rows.externalIds)
    await insert(tx, 'profile_values', rows.values)
    await insert(tx, 'memberships', rows.memberships)
    await insert(tx, 'role_grants', rows.grants)
  })
}

async function insert<T extends keyof Tables>(db: Db, table: T, rows: readonly Tables[T][]): Promise<void> {
  for (const some of inPieces(rows))
    await db
      .insertInto(table)
      .values(some as never)
      .execute()
}

/** What the database does by itself within a day: statistics, and pages marked as seen by everybody. */
async function settle({ engine }: World): Promise<void> {
  const statements: Record<'sqlite' | 'postgres', readonly RawBuilder<unknown>[]> = {
    sqlite: [sql`pragma synchronous = full`, sql`analyze`, sql`pragma wal_checkpoint(truncate)`],
    postgres: [sql`vacuum analyze`],
  }
  for (const statement of statements[engine.kind]) await statement.execute(engine.writes)
}
