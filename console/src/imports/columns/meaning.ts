import type { Import, Meaning } from '../import.ts'

/** Every column of the file with what it means so far; those without a meaning are left out of the import. */
export function completed({ columns, mapping }: Pick<Import, 'columns' | 'mapping'>): Meaning[] {
  return columns.map(({ name }) => mapping.find(({ column }) => column === name) ?? { column: name, target: 'ignore' })
}

/** Whether a column holds keys of another system: then it must be said whose. */
export function holdsKeys({ target, by }: Meaning): boolean {
  if (target === 'user' || target === 'manager') return by === 'externalId'
  return target === 'externalId' || target === 'parent' || target === 'team'
}

/** Keys of one file mostly come from one system: a column that does not say whose keys it holds has those of the others. */
export function keyedLike(others: readonly Meaning[], meaning: Meaning): Meaning {
  const source = others.find((one) => one.source)?.source
  return holdsKeys(meaning) && meaning.source === undefined && source ? { ...meaning, source } : meaning
}

export const namesPeople = ({ target }: Meaning): boolean => target === 'user' || target === 'manager'

/** The column's meaning with only the details that belong to it. */
export function tidy(meaning: Meaning): Meaning {
  const { column, target, source, by, field, label, fieldKind, phoneKind } = meaning
  const isNew = target === 'newField'
  return {
    column,
    target,
    ...(holdsKeys(meaning) && source ? { source } : {}),
    ...(namesPeople(meaning) && by ? { by } : {}),
    ...((isNew || target === 'field') && field ? { field } : {}),
    ...(isNew && label ? { label } : {}),
    ...(isNew && fieldKind ? { fieldKind } : {}),
    ...(target === 'phone' && phoneKind ? { phoneKind } : {}),
  }
}

/** The same column with another meaning, and what that needs at least. */
export function retargeted(meaning: Meaning, target: Meaning['target']): Meaning {
  const next = { ...meaning, target }
  if (namesPeople(next)) return { by: 'externalId', ...next }
  if (target === 'newField')
    return {
      ...next,
      field: meaning.field ?? keyOf(meaning.column),
      label: meaning.label ?? labelOf(meaning.column),
      fieldKind: meaning.fieldKind ?? 'text',
    }
  return next
}

/** A key as profile fields have it, out of any name. */
export function keyOf(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const key = plain.replace(/[^a-z0-9]+/g, '_').replace(/^[^a-z]+|_+$/g, '')
  return key.slice(0, 50) || 'field'
}

function labelOf(name: string): string {
  const words = name.replace(/[_-]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1, 100)
}
