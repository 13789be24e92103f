import { isBeyondRoles, raiseAccessVersion } from '../access/index.ts'
import { INSTALLATION, record } from '../audit/index.ts'
import { withChanges } from '../platform/changes.ts'
import { type Context, isWholeAdmin, type Tx } from '../platform/context.ts'
import { Forbidden, NotFound, Stale } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { newId } from '../platform/ids.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import {
  type createProfileField,
  type editProfileField,
  FieldKeyTaken,
  FieldOfModule,
  type orderProfileFields,
  type removeProfileField,
} from './contract.ts'
import { assertFits } from './fits.ts'
import type { ProfileField } from './shapes.ts'
import { assertSound } from './sound.ts'
import * as store from './store.ts'

/** The declared fields in their order. */
export async function listFields(ctx: Pick<Context, 'db'>): Promise<ProfileField[]> {
  return (await store.listRows(ctx.db)).map(toField)
}

type Declared = Input<typeof createProfileField>['body']

/** Declares a field at the end of the order. One that takes part in decisions is an administrator's to declare. */
export async function declareField(ctx: Context, body: Declared): Promise<ProfileField> {
  return ctx.transaction(async (tx) => {
    await lockAll(tx) // the order counts them, and each key is there once
    const fields = await store.listRows(tx.db)
    if (fields.some((field) => field.key === body.key))
      refuseField(FieldKeyTaken, 'key', 'Another profile field has this key.')
    await assertSound(tx, body)
    if (body.effect) assertMayDecide(tx)
    const id = await insertField(tx, '', body, fields.length)
    if (body.effect) await raiseAccessVersion(tx.db)
    await record(tx, 'profile-field.created', { kind: 'profile-field', id, name: body.label }, { after: { ...body } })
    return getField(tx, id)
  })
}

export async function lockAll(tx: Tx): Promise<void> {
  await tx.world.engine.lock(tx.db, 'profile fields')
}

export async function insertField(tx: Tx, module: string, body: Declared, ordinal: number): Promise<string> {
  const id = newId()
  const { key, kind } = body
  const made = { version: 1, created_at: tx.now(), ended_at: null }
  await store.insertField(tx.db, { id, key, kind, module, ordinal, ...columns(tx, body), ...made })
  return id
}

export async function changeField(
  ctx: Context,
  { params, body, version }: Input<typeof editProfileField>,
): Promise<ProfileField> {
  return ctx.transaction(async (tx) => {
    await lockAll(tx)
    const before = await getField(tx, params.field)
    const after = withChanges(before, body)
    if (before.module !== '') refuse(FieldOfModule)
    await assertSound(tx, after)
    await assertFits(tx, after)
    const decides = decision(before) !== decision(after)
    if (decides) assertMayDecide(tx)
    if (!(await store.updateField(tx.db, before.id, version, columns(tx, after)))) refuse(Stale)
    if (decides) await raiseAccessVersion(tx.db)
    await record(
      tx,
      'profile-field.edited',
      { kind: 'profile-field', id: before.id, name: after.label },
      { before, after },
    )
    return getField(tx, before.id)
  })
}

/** Stops using a field; its values are kept for the day it is used again. */
export async function endField(
  ctx: Context,
  { params, version }: Input<typeof removeProfileField>,
): Promise<undefined> {
  await ctx.transaction(async (tx) => {
    const field = await getField(tx, params.field)
    if (field.module !== '') refuse(FieldOfModule)
    if (field.effect) assertMayDecide(tx)
    if (!(await store.updateField(tx.db, field.id, version, { ended_at: tx.now() }))) refuse(Stale)
    if (field.effect) await raiseAccessVersion(tx.db)
    await record(
      tx,
      'profile-field.removed',
      { kind: 'profile-field', id: field.id, name: field.label },
      { before: field },
    )
  })
}

/** Puts the fields into the order of this list; what it leaves out comes after. */
export async function orderFields(ctx: Context, { body }: Input<typeof orderProfileFields>) {
  return ctx.transaction(async (tx) => {
    await lockAll(tx)
    const fields = await listFields(tx)
    const unknown = body.fields.find((id) => !fields.some((field) => field.id === id))
    if (unknown) refuseField(NotFound, `fields.${body.fields.indexOf(unknown)}`, 'There is no such profile field.')
    const ids = [...new Set([...body.fields, ...fields.map((field) => field.id)])]
    await store.reorder(tx.db, ids)
    const labels = (some: readonly ProfileField[]) => ({ order: some.map((field) => field.label) })
    const items = await listFields(tx)
    await record(tx, 'profile-field.ordered', INSTALLATION, { before: labels(fields), after: labels(items) })
    return { items }
  })
}

/** Lifting what holds everybody, or giving everybody more, is not for whoever may declare a telephone number. */
export function assertMayDecide({ actor }: Context): void {
  if (isBeyondRoles(actor) || isWholeAdmin(actor)) return
  refuse(Forbidden, { detail: 'Only administrators say which profile fields take part in decisions.' })
}

const decision = ({ effect, appliesTo }: ProfileField): string => (effect ? JSON.stringify([effect, appliesTo]) : '')

export async function getField(ctx: Context, id: string): Promise<ProfileField> {
  return (await listFields(ctx)).find((field) => field.id === id) ?? refuse(NotFound)
}

export function columns(tx: Tx, field: Omit<ProfileField, 'id' | 'key' | 'kind' | 'version' | 'module'>) {
  const moment = (on: boolean) => (on ? tx.now() : null)
  return {
    label: field.label,
    choices: JSON.stringify(field.choices),
    required_at: moment(field.required),
    searchable_at: moment(field.searchable),
    sortable_at: moment(field.sortable),
    shown_at: moment(field.shown),
    editable_by: field.editableBy,
    directories: JSON.stringify(field.directories),
    many_at: moment(field.many),
    not_self_at: moment(field.notSelf),
    effect: field.effect,
    applies_to: JSON.stringify(field.appliesTo),
  }
}

export function toField(row: store.FieldRow): ProfileField {
  return {
    id: row.id,
    key: row.key,
    kind: row.kind,
    label: row.label,
    choices: JSON.parse(row.choices),
    required: row.required_at !== null,
    searchable: row.searchable_at !== null,
    sortable: row.sortable_at !== null,
    shown: row.shown_at !== null,
    editableBy: row.editable_by,
    directories: JSON.parse(row.directories),
    many: row.many_at !== null,
    notSelf: row.not_self_at !== null,
    effect: row.effect,
    appliesTo: JSON.parse(row.applies_to),
    module: row.module,
    version: row.version,
  }
}
