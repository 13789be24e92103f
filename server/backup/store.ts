import type { Instant } from '../platform/clock.ts'
import type { Db } from '../platform/database/index.ts'

const BECAUSE = 'restored from a backup'

/** Stands among the marks from the first moment of a restored database until all that was open in it has ended. */
export const RESTORING = 'restoring'

/** Ends every browser session, and every one that a copy of the database could hold: nobody's epoch is what it was. */
export async function endSessions(db: Db, now: Instant): Promise<number> {
  await db
    .updateTable('users')
    .set((eb) => ({ session_epoch: eb('session_epoch', '+', 1) }))
    .execute()
  const { numUpdatedRows } = await db
    .updateTable('sessions')
    .set({ ended_at: now })
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

export async function voidLinks(db: Db, now: Instant): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('links')
    .set({ voided_at: now, voided_because: BECAUSE })
    .where('spent_at', 'is', null)
    .where('voided_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Mails that waited then may have gone out since; nobody can tell. */
export async function giveUpMails(db: Db): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set({ state: 'given-up', last_error: BECAUSE, data: '{}' })
    .where('state', 'in', ['queued', 'sending', 'failed'])
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Imports that ran then: their files are not in the backup. And nobody asked for their undo to go on with the people of then. */
export async function failImports(db: Db): Promise<void> {
  await db
    .updateTable('imports')
    .set({ state: 'failed', error: BECAUSE, holder: null, held_until: null })
    .where('state', 'in', ['checking', 'running'])
    .execute()
  await db
    .updateTable('import_undos')
    .set({ state: 'failed', error: BECAUSE, holder: null, held_until: null })
    .where('state', 'in', ['planning', 'running'])
    .execute()
}

export async function forgetReplies(db: Db): Promise<void> {
  await db.deleteFrom('idempotency').execute()
}

export async function takeKey(db: Db, keyId: string, keyCheck: string): Promise<void> {
  await db.updateTable('installation').set({ key_id: keyId, key_check: keyCheck }).execute()
}

/** The restoring that has not come to its end; undefined where there is none. */
export async function findRestoring(db: Db): Promise<string | undefined> {
  const row = await db.selectFrom('audit_marks').select('value').where('name', '=', RESTORING).executeTakeFirst()
  return row?.value
}

export async function forgetRestoring(db: Db): Promise<void> {
  await db.deleteFrom('audit_marks').where('name', '=', RESTORING).execute()
}
