import type { Context, Tx } from '../../platform/context.ts'
import { assertRequired, declareField, listFields, type ProfileField } from '../../profile-fields/index.ts'
import type { Bound, Plan } from '../plan.ts'
import type { Said } from './said.ts'

/** The profile fields as they are while a batch is saved. */
export interface Declared {
  readonly ids: ReadonlyMap<string, string>
  readonly searchable: ReadonlySet<string>
  assertRequired(said: Said): void
}

/** Declares the new fields of the plan that are not there yet; a dry run does so in every batch, since each is rolled back. */
export async function declareMissing(tx: Tx, plan: Plan): Promise<Declared> {
  const before = await listFields(tx)
  const missing = plan.columns.filter(
    (column) => column.target === 'newField' && !before.some((field) => field.key === column.field),
  )
  for (const column of missing) {
    const { id: _, version: __, module: ___, ...declared } = fieldOf(column)
    await declareField(tx, declared)
  }
  const fields = missing.length > 0 ? await listFields(tx) : before
  return {
    ids: new Map(fields.map((field) => [field.key, field.id])),
    searchable: new Set(fields.filter((field) => field.searchable).map((field) => field.key)),
    assertRequired: ({ values, references }) =>
      assertRequired(fields, { ...references, ...Object.fromEntries(values.map(({ key, text }) => [key, text])) }),
  }
}

/** The fields by which cells are judged: those declared, and those that the plan will declare. */
export async function fieldsFor(ctx: Context, plan: Plan): Promise<ProfileField[]> {
  const declared = await listFields(ctx)
  const fresh = plan.columns.filter(
    (column) => column.target === 'newField' && !declared.some((field) => field.key === column.field),
  )
  return [...declared, ...fresh.map(fieldOf)]
}

function fieldOf({ field = '', label, column, fieldKind = 'text' }: Bound): ProfileField {
  return {
    id: '',
    key: field,
    kind: fieldKind,
    label: label ?? column,
    choices: [],
    required: false,
    searchable: false,
    sortable: false,
    shown: true,
    editableBy: 'administrators',
    ...{ directories: [], many: false, notSelf: false, effect: null, appliesTo: [], module: '' },
    version: 0,
  }
}
