/** Attributes of records: what may be declared, and which values are good. Pure. */
import type { FieldError } from '../platform/refusal.ts'
import { isVisible } from '../platform/schema.ts'
import type { Attribute, Values, ValuesIn } from './shapes.ts'

const MOST_TEXT = 2000 // characters

/** What is wrong with a declaration by itself, each by its place. */
export function mistakesIn(attributes: readonly Attribute[], isDirectory: (key: string) => boolean): FieldError[] {
  return attributes.flatMap((attribute, at): FieldError[] => {
    const wrong = (field: string, message: string, code = 'invalid') => [
      { path: `attributes.${at}.${field}`, code, message },
    ]
    if (attributes.findIndex((one) => one.key === attribute.key) < at)
      return wrong('key', 'Another attribute has this key.', 'duplicate')
    if (attribute.kind === 'choice' && attribute.choices.length === 0)
      return wrong('choices', 'Say what there is to choose from.', 'required')
    if (attribute.kind !== 'record' && attribute.directory !== null)
      return wrong('directory', 'Only attributes of kind “record” name a directory.')
    if (attribute.kind === 'record' && attribute.directory === null)
      return wrong('directory', 'Say of which directory it names a record.', 'required')
    if (attribute.directory !== null && !isDirectory(attribute.directory))
      return wrong('directory', `There is no directory “${attribute.directory}”.`, 'unknown')
    return []
  })
}

/** What values say, in canonical form. `refs`: records as they were named, still to be looked up. */
export interface ReadValues {
  readonly values: Values
  readonly cleared: readonly string[]
  readonly refs: readonly { readonly attribute: Attribute; readonly ref: string }[]
  readonly errors: readonly FieldError[]
}

/** Reads values of declared attributes; every wrong one is named as `<path>.<key>`. */
export function readValues(declared: readonly Attribute[], raw: ValuesIn, path: string): ReadValues {
  const values: Record<string, string | number> = {}
  const cleared: string[] = []
  const refs: { attribute: Attribute; ref: string }[] = []
  const errors: FieldError[] = []
  for (const [key, value] of Object.entries(raw)) {
    const attribute = declared.find((one) => one.key === key)
    const text = value === null ? '' : String(value).normalize('NFC').trim()
    const wrong = attribute ? text !== '' && mistakeIn(attribute, text) : 'This attribute is not declared.'
    if (wrong) errors.push({ path: `${path}.${key}`, code: attribute ? 'invalid' : 'unknown', message: wrong })
    else if (text === '' || !attribute) cleared.push(key)
    else if (attribute.kind === 'record') refs.push({ attribute, ref: text })
    else values[key] = attribute.kind === 'number' ? Number(text) : text
  }
  return { values, cleared, refs, errors }
}

/** Required attributes that these values lack. */
export function lacking(declared: readonly Attribute[], values: Values, path: string): FieldError[] {
  return declared
    .filter((one) => one.required && values[one.key] === undefined)
    .map((one) => ({ path: `${path}.${one.key}`, code: 'required', message: `${one.name} is needed.` }))
}

function mistakeIn(attribute: Attribute, text: string): string | undefined {
  if (!isVisible(text.replace(/[\r\n\t]/g, ''))) return 'Invisible or control characters are not allowed.'
  switch (attribute.kind) {
    case 'number':
      return Number.isFinite(Number(text)) && Math.abs(Number(text)) <= Number.MAX_SAFE_INTEGER
        ? undefined
        : 'This is not a number.'
    case 'date':
      return isDay(text) ? undefined : 'Write a day as 1958-10-13.'
    case 'choice':
      return attribute.choices.includes(text) ? undefined : `This is not one of ${someOf(attribute.choices)}.`
    case 'text':
      return [...text].length <= MOST_TEXT ? undefined : 'At most 2,000 characters.'
    case 'record':
      return undefined
  }
}

function someOf(choices: readonly string[]): string {
  return `${choices.slice(0, 5).join(', ')}${choices.length > 5 ? ' …' : ''}`
}

function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

/** The texts by which a record is found besides its name. */
export function textsOf(declared: readonly Attribute[], values: Values): string[] {
  return declared
    .filter((one) => one.kind === 'text' || one.kind === 'choice')
    .map((one) => String(values[one.key] ?? ''))
}
