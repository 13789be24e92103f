/** Assignments: who may say which records decide for somebody; how that is written. */
import { isBeyondRoles, MayNotGrant, raiseUserVersions } from '../access/index.ts'
import { type Context, isWholeAdmin, type Tx } from '../platform/context.ts'
import { Invalid } from '../platform/failures.ts'
import { newId } from '../platform/ids.ts'
import { refuseField } from '../platform/refusal.ts'
import * as store from './references.store.ts'
import type { Statement } from './references.ts'
import type { ProfileField } from './shapes.ts'

/** What a field names for somebody now. */
export interface Held {
  readonly restricted: boolean
  readonly recordIds: ReadonlySet<string>
}

const NOTHING: Held = { restricted: false, recordIds: new Set() }
/** Who is not there yet may do nothing: whatever a new account is not held to is given to it. */
const NOBODY: Held = { restricted: true, recordIds: new Set() }

/** What somebody's fields name, by the id of the field; null: somebody who is not there yet. */
export async function heldBy({ db }: Pick<Context, 'db'>, userId: string | null): Promise<(fieldId: string) => Held> {
  if (userId === null) return () => NOBODY
  const records = Map.groupBy(await store.listRecordRows(db, [userId]), (row) => row.field_id)
  const restricted = new Set((await store.listRestrictionRows(db, [userId])).map((row) => row.field_id))
  return (id) => ({
    restricted: restricted.has(id),
    recordIds: new Set((records.get(id) ?? []).map((row) => row.id)),
  })
}

/** The statements that change something. */
export function changing(statements: readonly Statement[], held: (fieldId: string) => Held): Statement[] {
  return statements.filter(({ field, unrestricted, records }) => {
    const before = held(field.id)
    const isHeld = field.effect === 'restrict' && !unrestricted
    const same = records.length === before.recordIds.size && records.every(({ id }) => before.recordIds.has(id))
    return !same || (field.effect === 'restrict' && isHeld !== before.restricted)
  })
}

/**
 * Adding to a `grant` and lifting or widening a `restrict` is granting (product.md section 2): the caller must be held
 * to nothing there themselves, or name the same records. Administrators are free.
 */
export async function assertMayAssign(
  ctx: Context,
  statements: readonly Statement[],
  held: (fieldId: string) => Held,
): Promise<void> {
  if (isBeyondRoles(ctx.actor) || isWholeAdmin(ctx.actor)) return
  const mine = ctx.actor.id === null ? () => NOTHING : await heldBy(ctx, ctx.actor.id)
  for (const statement of statements) {
    const { field, records, unrestricted } = statement
    const own = mine(field.id)
    const before = held(field.id)
    const path = `fields.${field.key}`
    if (field.effect === 'restrict' && unrestricted && before.restricted && own.restricted)
      refuseField(MayNotGrant, path, `You are held to some ${field.label} yourself: choose among them.`)
    if (field.effect === 'restrict' && (!before.restricted || !own.restricted)) continue
    if (field.effect === null) continue
    const beyond = records.find(({ id }) => !before.recordIds.has(id) && !own.recordIds.has(id))
    if (beyond) refuseField(MayNotGrant, path, `“${beyond.name}” is not among your own ${field.label}.`)
  }
}

/** Of somebody new: fields that restrict and of which nothing is said hold them to nothing. */
export function unsaid(fields: readonly ProfileField[], statements: readonly Statement[]): Statement[] {
  const said = new Set(statements.map(({ field }) => field.id))
  return fields
    .filter((field) => field.effect === 'restrict' && !said.has(field.id))
    .map((field) => ({ field, unrestricted: true, records: [] }))
}

/** Ends what is not named any more and adds what is new. The caller of this function has judged and records it. */
export async function writeStatements(tx: Tx, userId: string, statements: readonly Statement[]): Promise<void> {
  if (statements.length === 0) return
  await assertThere(tx, statements)
  const held = await heldBy(tx, userId)
  const ended = { ended_at: tx.now(), ended_by: tx.actor.id, ended_change: tx.changeId }
  for (const { field, records, unrestricted } of statements) {
    const of = { userId, fieldId: field.id }
    const before = held(field.id)
    const now = new Set(records.map(({ id }) => id))
    await store.endRecords(
      tx.db,
      of,
      [...before.recordIds].filter((id) => !now.has(id)),
      ended,
    )
    await store.addRecords(
      tx.db,
      records.flatMap(({ id }, ordinal) =>
        before.recordIds.has(id) ? [] : [{ ...begun(tx, of), record_id: id, ordinal }],
      ),
    )
    if (field.effect !== 'restrict') continue
    if (!unrestricted && !before.restricted) await store.addRestriction(tx.db, begun(tx, of))
    if (unrestricted && before.restricted) await store.endRestriction(tx.db, of, ended)
  }
  if (statements.some(({ field }) => field.effect !== null)) await raiseUserVersions(tx.db, [userId])
}

/** Whoever deletes a record at the same time has been waited for: it may be gone. */
async function assertThere(tx: Tx, statements: readonly Statement[]): Promise<void> {
  const there = await store.lockRecords(
    tx.db,
    statements.flatMap(({ records }) => records.map(({ id }) => id)),
  )
  for (const { field, records } of statements)
    for (const [place, { id }] of records.entries())
      if (!there.has(id)) refuseField(Invalid, `fields.${field.key}.${place}`, 'There is no such record.', 'unknown')
}

function begun(tx: Tx, { userId, fieldId }: { readonly userId: string; readonly fieldId: string }) {
  return {
    ...{ id: newId(), user_id: userId, field_id: fieldId },
    ...{ added_at: tx.now(), added_by: tx.actor.id, added_change: tx.changeId },
    ...{ ended_at: null, ended_by: null, ended_change: null },
  }
}
