import type { z } from 'zod'
import { Invalid } from '../platform/failures.ts'
import { fold } from '../platform/fold.ts'
import { type FieldError, refuse } from '../platform/refusal.ts'
import { isVisible } from '../platform/schema.ts'
import type { FieldValueIn, ProfileField } from './shapes.ts'
import type { StoredValue } from './store.ts'

export type RawValues = Readonly<Record<string, z.output<typeof FieldValueIn>>>

/** Canonical values of declared fields; every wrong one is named as `fields.<key>`. Empty clears. What names people and records is left to `readReferences`. */
export function readValues(
  fields: readonly ProfileField[],
  raw: RawValues,
): (StoredValue & { readonly key: string })[] {
  const errors: FieldError[] = []
  const values = Object.entries(raw).flatMap(([key, value]) => {
    const field = fields.find((one) => one.key === key)
    if (!field) {
      errors.push({ path: `fields.${key}`, code: 'unknown', message: 'This profile field is not declared.' })
      return []
    }
    if (field.kind === 'user' || field.kind === 'record') return []
    if (typeof value === 'object' && value !== null) {
      errors.push({ path: `fields.${key}`, code: 'invalid', message: 'This field takes one value.' })
      return []
    }
    const text = value === null ? '' : String(value).normalize('NFC').trim()
    const wrong = text === '' ? needed(field) : mistakeIn(field, text)
    if (wrong) errors.push({ path: `fields.${key}`, code: 'invalid', message: wrong })
    return [{ key, fieldId: field.id, text, sortKey: sortKeyOf(field, text) }]
  })
  if (errors.length > 0) refuse(Invalid, { detail: errors[0]?.message ?? '', fields: errors })
  return values
}

/** Refuses where a required field has no value among these. */
export function assertRequired(fields: readonly ProfileField[], raw: RawValues): void {
  const missing = fields.filter((field) => field.required && isEmpty(raw[field.key]))
  if (missing.length === 0) return
  const errors = missing.map((field) => ({
    path: `fields.${field.key}`,
    code: 'required',
    message: `${field.label} is needed.`,
  }))
  refuse(Invalid, { detail: errors[0]?.message ?? '', fields: errors })
}

function isEmpty(value: RawValues[string] | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

function needed(field: ProfileField): string | undefined {
  return field.required ? `${field.label} is needed.` : undefined
}

function mistakeIn(field: ProfileField, text: string): string | undefined {
  if (!isVisible(text.replace(/[\r\n\t]/g, ''))) return 'Invisible or control characters are not allowed.'
  switch (field.kind) {
    case 'number':
      return Number.isFinite(Number(text)) && Math.abs(Number(text)) <= Number.MAX_SAFE_INTEGER
        ? undefined
        : 'This is not a number.'
    case 'date':
      return isDay(text) ? undefined : 'Write a day as 1958-10-13.'
    case 'choice':
      return field.choices.includes(text)
        ? undefined
        : `This is not one of ${field.choices.slice(0, 5).join(', ')}${field.choices.length > 5 ? ' …' : ''}.`
    case 'phone':
      return /^[+()0-9 ./x-]{3,40}$/.test(text) ? undefined : 'This does not look like a phone number.'
    case 'text':
      return text.length <= 2000 ? undefined : 'At most 2,000 characters.'
    case 'user':
    case 'record':
      return undefined
  }
}

function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

/**
 * The text by which values of a field sort on both databases; folded, or for numbers a sign, then the magnitude padded,
 * negative ones complemented.
 */
export function sortKeyOf(field: Pick<ProfileField, 'kind'>, text: string): string {
  if (field.kind !== 'number' || text === '') return fold(text).slice(0, 200)
  const [whole = '', fraction = ''] = Math.abs(Number(text)).toFixed(6).split('.')
  const digits = `${whole.padStart(17, '0')}.${fraction}`
  return Number(text) < 0 ? `-${digits.replace(/\d/g, (digit) => String(9 - Number(digit)))}` : `0${digits}`
}
