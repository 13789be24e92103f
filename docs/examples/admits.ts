/** Carries out the condition that `POST /api/v1/access/filter` answers, on a record in memory. Needs nothing else. */

export type Condition =
  | { op: 'always' | 'never' }
  | { op: 'and' | 'or'; of: Condition[] }
  | { op: 'in'; attribute: string; values: string[] }
  | { op: 'after'; attribute: 'createdAt'; value: string }

/** A record as it is asked about; ids are of the kind that the filter was asked for. */
export interface Record {
  ownerId?: string | null
  createdById?: string | null
  createdAt?: string
  teamIds?: readonly string[]
  contactId?: string | null
  accountIds?: readonly string[]
  refs?: { readonly [attribute: string]: string | readonly string[] | null }
}

/** Whether the condition admits this record: the same answer as `decide` gives about it. */
export function admits(condition: Condition, record: Record): boolean {
  switch (condition.op) {
    case 'always':
      return true
    case 'never':
      return false
    case 'and':
      return condition.of.every((one) => admits(one, record))
    case 'or':
      return condition.of.some((one) => admits(one, record))
    case 'after':
      return record.createdAt !== undefined && Date.parse(record.createdAt) > Date.parse(condition.value)
    case 'in': {
      const wanted = new Set(condition.values)
      return valuesOf(record, condition.attribute).some((value) => wanted.has(value))
    }
  }
}

function valuesOf(record: Record, attribute: string): readonly string[] {
  const value = attribute.startsWith('refs.')
    ? record.refs?.[attribute.slice('refs.'.length)]
    : record[attribute as 'ownerId' | 'createdById' | 'teamIds' | 'contactId' | 'accountIds']
  if (value === undefined || value === null) return []
  return typeof value === 'string' ? [value] : value
}
