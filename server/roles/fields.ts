import { catalogueOf, type FieldCell } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { Invalid } from '../platform/failures.ts'
import { type FieldError, refuse } from '../platform/refusal.ts'

/** Refuses words about fields that no module declares, each by its place. What the role says already stays. */
export async function assertValidFields(
  ctx: Context,
  cells: readonly FieldCell[],
  held: readonly FieldCell[] = [],
): Promise<void> {
  const catalogue = await catalogueOf(ctx)
  const before = new Set(held.map(textOf))
  const seen = new Set<string>()
  const errors = cells.flatMap((cell, index): FieldError[] => {
    const twice = seen.has(placeOf(cell))
    seen.add(placeOf(cell))
    if (twice) return [{ path: `fields.${index}.field`, code: 'twice', message: 'This field stands twice.' }]
    if (before.has(textOf(cell)) || catalogue.field(cell.scope, cell.field)) return []
    const message = `“${cell.scope}: ${cell.field}” is not a field.`
    return [{ path: `fields.${index}.field`, code: 'unknown', message }]
  })
  if (errors.length > 0) refuse(Invalid, { detail: errors[0]?.message ?? '', fields: errors })
}

/** Cells of the first set that the second has not, or has otherwise. */
export function differingFields(first: readonly FieldCell[], second: readonly FieldCell[]): FieldCell[] {
  const known = new Set(second.map(textOf))
  return first.filter((cell) => !known.has(textOf(cell)))
}

/** For the trail: one value for each field and what one does with it. */
export function fieldValues(cells: readonly FieldCell[]): Record<string, string> {
  return Object.fromEntries(cells.map((cell) => [`fields.${placeOf(cell)}`, cell.gives]))
}

function placeOf({ scope, field, action }: FieldCell): string {
  return `${scope}.${field}.${action}`
}

function textOf(cell: FieldCell): string {
  return `${placeOf(cell)} ${cell.gives}`
}
