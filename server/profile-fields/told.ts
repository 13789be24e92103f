/** Values of people as replies and the trail tell them. Pure. */
import type { Statement } from './references.ts'
import type { FieldValueOut, NamedValue } from './shapes.ts'

interface NamedRow {
  readonly key: string
  readonly id: string
  readonly name: string
  readonly inactive_at: string | null
}

interface ValueRow {
  readonly key: string
  readonly kind: string
  readonly text: string
}

/** What stands in somebody's fields, by their keys. `nameOf`: people whom the caller sees. */
export function tellFields(
  values: readonly ValueRow[],
  records: readonly NamedRow[],
  restricted: readonly { readonly key: string }[],
  nameOf: (id: string) => string | undefined,
): Record<string, FieldValueOut> {
  const told: Record<string, FieldValueOut> = {}
  for (const { key, kind, text } of values) {
    const name = kind === 'user' ? nameOf(text) : undefined
    if (kind !== 'user') told[key] = text
    else if (name !== undefined) told[key] = [{ id: text, name, inactive: false }]
  }
  for (const [key, rows] of Map.groupBy(records, (row) => row.key)) told[key] = rows.map(asNamed)
  for (const { key } of restricted) told[key] = { only: records.filter((row) => row.key === key).map(asNamed) }
  return told
}

function asNamed({ id, name, inactive_at }: NamedRow): NamedValue {
  return { id, name, inactive: inactive_at !== null }
}

/** The same of what was just said, for the trail. */
export function tellStatements(statements: readonly Statement[]): Record<string, unknown> {
  return Object.fromEntries(
    statements.map(({ field, records, unrestricted }) => {
      const named = records.map(({ id, name }) => ({ id, name }))
      if (field.effect !== 'restrict') return [field.key, named]
      return [field.key, unrestricted ? { unrestricted: true } : { only: named }]
    }),
  )
}
