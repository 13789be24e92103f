import type { Refusal } from '../platform/refusal.ts'
import type { Problem } from './importer.ts'
import type { Plan } from './plan.ts'

/** Fields of the API that a column means under another name. */
const TARGETS: Readonly<Record<string, string>> = {
  emails: 'email',
  phones: 'phone',
  externalIds: 'externalId',
  managerId: 'manager',
  parentId: 'parent',
}

/** A refusal as problems of a row: the columns of the file instead of the fields of the API. */
export function problemsOf(plan: Plan, { failure, details }: Refusal): Problem[] {
  const { fields = [], detail } = details
  if (fields.length === 0) return [{ field: '', reason: detail ?? failure.title }]
  return fields.map(({ path, message }) => ({ field: columnOf(plan, path), reason: message }))
}

function columnOf({ columns }: Plan, path: string): string {
  const [head = '', key = ''] = path.split('.')
  if (head === 'fields') return columns.find((column) => column.field === key)?.column ?? ''
  return columns.find((column) => column.target === (TARGETS[head] ?? head))?.column ?? ''
}
