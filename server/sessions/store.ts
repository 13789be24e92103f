import { type ExpressionBuilder, type Insertable, sql } from 'kysely'
import type { Instant } from '../platform/clock.ts'
import type { Tx } from '../platform/context.ts'
import { type Db, type Engine, prepared, type Tables } from '../platform/database/index.ts'

type Session = Insertable<Tables['sessions']>

/** On PostgreSQL both in one journey. */
const insertAndNote = prepared('open-session', (db, row: Session) =>
  db
    .with('noted', (to) => noteSignIn(to, row))
    .insertInto('sessions')
    .values(row),
)
const insert = prepared('insert-session', (db, row: Session) => db.insertInto('sessions').values(row))
const note = prepared('note-sign-in', noteSignIn)

/** A session that is nobody's sign-in: an administrator's, logged in as its owner. */
export async function insertAlone(db: Db, row: Session): Promise<void> {
  await insert(db, row)
}

/** A session, and what is kept of the last sign-in with its owner. */
export async function insertSession({ db, world }: Tx, row: Session): Promise<void> {
  if (world.engine.kind === 'postgres') await insertAndNote(db, row)
  else {
    await insert(db, row)
    await note(db, row)
  }
}

function noteSignIn(db: Pick<Db, 'updateTable'>, { user_id, created_at, address }: Session) {
  return db
    .updateTable('users')
    .set({ last_sign_in_at: created_at, last_sign_in_address: address, last_active_at: created_at, failed_attempts: 0 })
    .where('id', '=', user_id)
}

/** Who the owner is, for the pages; kept while the user's version and epoch stand. */
export function findOwner(db: Db, userId: string) {
  return db
    .selectFrom('users')
    .leftJoin('passwords', 'passwords.user_id', 'users.id')
    .leftJoin('emails', (join) => join.onRef('emails.user_id', '=', 'users.id').on('emails.ordinal', '=', 0))
    .select([
      'users.username',
      'users.given_name',
      'users.family_name',
      'users.display_name',
      'users.language',
      'users.time_zone',
    ])
    .select(['passwords.must_change_at', 'emails.address', 'users.photo_version'])
    .where('users.id', '=', userId)
    .executeTakeFirst()
}

export interface Use {
  /** The session. */
  readonly id: string
  /** Who was active by it; null where somebody else was logged in as them. */
  readonly userId: string | null
  readonly at: Instant
}

/** Only forwards: another server may have seen a later use. */
export async function writeSeen({ db, world }: Tx, uses: readonly Use[]): Promise<void> {
  const rows = uses.map(({ id, at }) => pair(world.engine.types, id, at))
  await sql`update sessions set seen_at = used.column2 from (values ${sql.join(rows)}) as used
    where sessions.id = used.column1 and sessions.seen_at < used.column2 and sessions.ended_at is null`.execute(db)
}

export async function writeActive({ db, world }: Tx, uses: readonly Use[]): Promise<void> {
  const rows = uses.flatMap(({ userId, at }) => (userId === null ? [] : [pair(world.engine.types, userId, at)]))
  if (rows.length === 0) return
  await sql`update users set last_active_at = used.column2 from (values ${sql.join(rows)}) as used
    where users.id = used.column1 and (users.last_active_at is null or users.last_active_at < used.column2)`.execute(db)
}

function pair({ id, instant }: Engine['types'], owner: string, at: Instant) {
  return sql`(cast(${owner} as ${sql.raw(id)}), cast(${at} as ${sql.raw(instant)}))`
}

/** Goes on under another reference after its owner proved who they are (R51); undefined where it was ended meanwhile (R55). */
export async function renewSession(
  db: Db,
  { id, digest, at }: { id: string; digest: string; at: Instant },
): Promise<Instant | undefined> {
  const row = await db
    .updateTable('sessions')
    .set({ digest, proved_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', at)
    .returning('expires_at')
    .executeTakeFirst()
  return row?.expires_at
}

/** The acting session goes on in a new epoch of its owner; all others are left behind. Undefined where it was ended meanwhile. */
export async function carryOver(
  db: Db,
  { id, userId, digest, at }: { id: string; userId: string; digest: string; at: Instant },
): Promise<Instant | undefined> {
  const raised = await db
    .updateTable('users')
    .set((eb) => ({ session_epoch: eb('session_epoch', '+', 1) }))
    .where('id', '=', userId)
    .where('suspended_at', 'is', null)
    .where('deleted_at', 'is', null)
    .where((eb) => eb.exists(openOne(eb, id)))
    .returning('session_epoch')
    .executeTakeFirst()
  if (!raised) return undefined
  const change = { digest, epoch: raised.session_epoch, proved_at: at }
  const row = await db
    .updateTable('sessions')
    .set(change)
    .where('id', '=', id)
    .returning('expires_at')
    .executeTakeFirst()
  return row?.expires_at
}

function openOne(eb: ExpressionBuilder<Tables, 'users'>, id: string) {
  return eb
    .selectFrom('sessions')
    .select('sessions.id')
    .where('sessions.id', '=', id)
    .where('sessions.ended_at', 'is', null)
    .whereRef('sessions.epoch', '=', 'users.session_epoch')
}

export function listOpen(db: Db, userId: string, now: Instant) {
  return db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .leftJoin('links', 'links.id', 'sessions.log_in_as_id')
    .leftJoin('users as real', 'real.id', 'links.created_by')
    .leftJoin('portals', 'portals.id', 'sessions.portal_id')
    .select(['sessions.log_in_as_id', 'real.username', 'real.given_name', 'real.family_name', 'real.display_name'])
    .select([
      'sessions.id',
      'sessions.address',
      'sessions.user_agent',
      'sessions.created_at',
      'sessions.seen_at',
      'sessions.expires_at',
    ])
    .select('portals.name as portal')
    .where('sessions.user_id', '=', userId)
    .where('sessions.ended_at', 'is', null)
    .where('sessions.expires_at', '>', now)
    .whereRef('sessions.epoch', '=', 'users.session_epoch')
    .orderBy('sessions.seen_at', 'desc')
    .limit(200)
    .execute()
}

/** Ends all own sessions of a user but this one and the newest `others`; how many that were. */
export async function endOldest(
  db: Db,
  userId: string,
  { kept, others, at }: { kept: string; others: number; at: Instant },
): Promise<number> {
  const open = db
    .selectFrom('sessions as open')
    .select('open.id')
    .where('open.user_id', '=', userId)
    .where('open.ended_at', 'is', null)
    .where('open.log_in_as_id', 'is', null)
    .where('open.id', '!=', kept)
    .orderBy('open.created_at', 'desc')
    .orderBy('open.id', 'desc')
    .limit(others)
  const { numUpdatedRows } = await db
    .updateTable('sessions')
    .set({ ended_at: at, ended_by: userId })
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .where('log_in_as_id', 'is', null)
    .where('id', '!=', kept)
    .where('id', 'not in', open)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** How many this ended. `only`: this one; `except`: all others. */
export async function endSessions(
  db: Db,
  userId: string,
  end: { at: Instant; by: string | null; only?: string; except?: string },
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('sessions')
    .set({ ended_at: end.at, ended_by: end.by })
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .$if(end.only !== undefined, (query) => query.where('id', '=', end.only ?? ''))
    .$if(end.except !== undefined, (query) => query.where('id', '!=', end.except ?? ''))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** What a right password alone had opened: one half session, or all of somebody. */
export async function endHalves(db: Db, which: { id: string } | { userId: string }, at: Instant): Promise<void> {
  await db
    .updateTable('half_sessions')
    .set({ spent_at: at })
    .where('spent_at', 'is', null)
    .where((eb) => ('id' in which ? eb('id', '=', which.id) : eb('user_id', '=', which.userId)))
    .execute()
}
