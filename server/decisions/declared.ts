import { type Catalogue, catalogueOf } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { Invalid } from '../platform/failures.ts'
import { type FieldError, refuse } from '../platform/refusal.ts'

interface Asked {
  readonly scope: string
  readonly action: string
  readonly field?: string | undefined
  readonly record?: { readonly refs?: Readonly<Record<string, unknown>> | undefined } | undefined
}

const WITH_FIELDS = ['read', 'edit', 'create']

/** Refuses what no installed module declares, each by its place: a question that is wrong must not look like a no. */
export async function assertDeclared(ctx: Context, asked: readonly Asked[], placeOf: (index: number) => string) {
  const catalogue = await catalogueOf(ctx)
  const errors: FieldError[] = []
  for (const [index, one] of asked.entries())
    for (const { path, ...rest } of mistakesIn(catalogue, one))
      errors.push({ path: `${placeOf(index)}${path}`, ...rest })
  if (errors.length > 0) refuse(Invalid, { detail: errors[0]?.message ?? '', fields: errors.slice(0, 100) })
}

const NONE: readonly FieldError[] = []

function mistakesIn(catalogue: Catalogue, { scope, action, field, record }: Asked): readonly FieldError[] {
  const declared = catalogue.scope(scope)
  if (!declared) return [unknown('scope', `No installed module declares the scope “${scope}”.`)]
  if (!catalogue.levels(scope, action)) return [unknown('action', `“${scope}” has no action “${action}”.`)]
  if (field === undefined && !record?.refs) return NONE
  const attributes = catalogue.attributes(scope)
  const strange = Object.keys(record?.refs ?? {}).filter((key) => !attributes.has(key))
  return [
    ...(field === undefined ? [] : fieldMistakes(catalogue, { scope, action, field })),
    ...strange.map((key) => unknown(`record.refs.${key}`, `“${scope}” has no attribute “${key}”.`)),
  ]
}

function fieldMistakes(
  catalogue: Catalogue,
  { scope, action, field }: Required<Pick<Asked, 'scope' | 'action'>> & { field: string },
) {
  if (!catalogue.field(scope, field)) return [unknown('field', `“${scope}” has no field “${field}”.`)]
  if (WITH_FIELDS.includes(action)) return []
  return [{ path: 'field', code: 'no-fields', message: 'Single fields are asked about with read, edit or create.' }]
}

function unknown(path: string, message: string): FieldError {
  return { path, code: 'unknown', message }
}
