import type { Assignment } from './engine/index.ts'

export interface NamedRow {
  readonly field_id: string
  readonly record_id: string
  readonly effect: 'restrict' | 'grant' | null
  readonly applies_to: string
}

export type RestrictionRow = Pick<NamedRow, 'field_id' | 'applies_to'>

/**
 * The assignments of one person. A restriction is a fact of its own: records alone hold nobody to anything, and whom it
 * holds without a record left may do nothing.
 */
export function assignmentsOf(named: readonly NamedRow[], restrictions: readonly RestrictionRow[]): Assignment[] {
  const records = Map.groupBy(named, (row) => row.field_id)
  const restrict = restrictions.map((row) => assignmentOf('restrict', row, records.get(row.field_id)))
  const granting = [...records.values()].filter((rows) => rows[0]?.effect === 'grant')
  const grant = granting.flatMap((rows) => rows.slice(0, 1).map((row) => assignmentOf('grant', row, rows)))
  return [...restrict, ...grant]
}

function assignmentOf(effect: Assignment['effect'], row: RestrictionRow, named: readonly NamedRow[] = []): Assignment {
  const appliesTo: Assignment['appliesTo'] = JSON.parse(row.applies_to)
  return { fieldId: row.field_id, effect, appliesTo, recordIds: named.map((one) => one.record_id) }
}
