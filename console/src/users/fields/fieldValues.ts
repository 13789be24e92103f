import type { CallOf } from '../../../../server/platform/contract.ts'
import type { editUser } from '../../../../server/users/contract.ts'
import type { UserDetail } from '../types.ts'
import type { ProfileField } from './useProfileFields.ts'

/** What a field holds as replies tell it. */
export type FieldValue = UserDetail['fields'][string]
/** A record or person that a field names. */
export type NamedValue = Exclude<FieldValue, string | { only: unknown }>[number]
/** What an input of a field holds: a text; people or records; of a field that restricts `only` these, or null: unrestricted. */
export type InputValue = string | readonly NamedValue[] | { readonly only: readonly NamedValue[] } | null

type FieldBody = NonNullable<CallOf<typeof editUser>['body']['fields']>

const PREFIX = 'fields.'

/** What the input of a field holds before anything is known. */
export function emptyValue({ kind, effect }: Pick<ProfileField, 'kind' | 'effect'>): InputValue {
  if (kind !== 'record' && kind !== 'user') return ''
  return effect === 'restrict' ? null : []
}

/** Values of profile fields under names of their own, `fields.region`, so that each can be compared and told apart. */
export function spreadFields(
  values: Readonly<Record<string, FieldValue>>,
  fields: readonly Pick<ProfileField, 'key' | 'kind' | 'effect'>[],
): Record<string, InputValue> {
  return Object.fromEntries(fields.map((field) => [`${PREFIX}${field.key}`, values[field.key] ?? emptyValue(field)]))
}

/** The reverse for a request: an empty value clears. Undefined where no field is among them. */
export function gatherFields(values: Readonly<Record<string, unknown>>): FieldBody | undefined {
  const found = Object.entries(values).filter(([name]) => name.startsWith(PREFIX))
  if (found.length === 0) return undefined
  return Object.fromEntries(found.map(([name, value]) => [name.slice(PREFIX.length), asGiven(value)]))
}

/** A value as a request says it. Null of a field that restricts lifts what it held. */
export function asGiven(value: unknown): FieldBody[string] {
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(idOf)
  if (typeof value === 'object' && value !== null && 'only' in value && Array.isArray(value.only))
    return { only: value.only.map(idOf) }
  return value ? String(value) : null
}

const idOf = (value: NamedValue): string => value.id

/** Whether nothing was filled in. */
export function isEmptyValue(value: InputValue): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
