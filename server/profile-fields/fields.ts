import { record } from '../audit/index.ts'
import { withChanges } from '../platform/changes.ts'
import type { Context, Tx } from '../platform/context.ts'
import { NotFound, Stale } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { newId } from '../platform/ids.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import {
  type createProfileField,
  type editProfileField,
  FieldKeyTaken,
  type ProfileField,
  type removeProfileField,
} from './contract.ts'
import * as store from './store.ts'

/** The declared fields in their order. */
export async function listFields(ctx: Context): Promise<ProfileField[]> {
  return (await store.listRows(ctx.db)).map(toField)
}

/** Declares a field at the end of the order. */
export async function declareField(
  ctx: Context,
  body: Input<typeof createProfileField>['body'],
): Promise<ProfileField> {
  return ctx.transaction(async (tx) => {
    await tx.world.engine.lock(tx.db, 'profile fields') // the order counts them, and each key is there once
    const fields = await store.listRows(tx.db)
    if (fields.some((field) => field.key === body.key))
      refuseField(FieldKeyTaken, 'key', 'Another profile field has this key.')
    const id = newId()
    await store.insertField(tx.db, {
      id,
      ...columns(tx, body),
      key: body.key,
      kind: body.kind,
      ordinal: fields.length,
      version: 1,
      created_at: tx.now(),
      ended_at: null,
    })
    await record(tx, 'profile-field.created', { kind: 'profile-field', id, name: body.label }, { after: { ...body } })
    return getField(tx, id)
  })
}

export async function changeField(
  ctx: Context,
  { params, body, version }: Input<typeof editProfileField>,
): Promise<ProfileField> {
  return ctx.transaction(async (tx) => {
    const before = await getField(tx, params.field)
    const after = withChanges(before, body)
    if (!(await store.updateField(tx.db, before.id, version, columns(tx, after)))) refuse(Stale)
    await record(
      tx,
      'profile-field.edited',
      { kind: 'profile-field', id: before.id, name: after.label },
      { before, after },
    )
    return getField(tx, before.id)
  })
}

export async function endField(
  ctx: Context,
  { params, version }: Input<typeof removeProfileField>,
): Promise<undefined> {
  await ctx.transaction(async (tx) => {
    const field = await getField(tx, params.field)
    if (!(await store.updateField(tx.db, field.id, version, { ended_at: tx.now() }))) refuse(Stale)
    await record(
      tx,
      'profile-field.removed',
      { kind: 'profile-field', id: field.id, name: field.label },
      { before: field },
    )
  })
}

async function getField(ctx: Context, id: string): Promise<ProfileField> {
  return (await listFields(ctx)).find((field) => field.id === id) ?? refuse(NotFound)
}

function columns(tx: Tx, field: Omit<ProfileField, 'id' | 'key' | 'kind' | 'version'>) {
  const moment = (on: boolean) => (on ? tx.now() : null)
  return {
    label: field.label,
    choices: JSON.stringify(field.choices),
    required_at: moment(field.required),
    searchable_at: moment(field.searchable),
    sortable_at: moment(field.sortable),
    shown_at: moment(field.shown),
    editable_by: field.editableBy,
  }
}

function toField(row: store.FieldRow): ProfileField {
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
    version: row.version,
  }
}
