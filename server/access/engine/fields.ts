/** Single fields of a record: withheld only if every role that gives the action withholds it (product.md section 4). */
import type { Grant, HeldRole, Question, Subject } from './facts.ts'

/** What a role says of the fields of a scope, for one of the two things one does with a field. */
interface Words {
  readonly given: ReadonlySet<string>
  readonly withheld: ReadonlySet<string>
}

/** One for each role that gives the action. */
export type FieldWords = readonly Words[]

/** Whether a role that gives the action gives the field, too. Silence gives it, unless the field is restricted. */
export function givesField(words: FieldWords, field: string, isRestricted: boolean): boolean {
  return words.some(({ given, withheld }) => given.has(field) || (!isRestricted && !withheld.has(field)))
}

/** Whether a field that is asked about is withheld. */
export function isWithheld(
  { restrictedFields }: Subject,
  { fields }: { readonly fields: FieldWords },
  { scope, field }: Question,
): boolean {
  return field !== undefined && !givesField(fields, field, restrictedFields.has(`${scope}.${field}`))
}

/** What this role says of fields where it gives this action. Whoever creates writes fields, as whoever edits does. */
export function wordsOf({ fields }: HeldRole, { scope, action }: Grant): Words {
  const doing = action === 'read' ? 'read' : action === 'edit' || action === 'create' ? 'edit' : undefined
  const about = fields.filter((one) => one.scope === scope && one.action === doing)
  if (doing === undefined || about.length === 0) return SILENT
  const named = (gives: boolean) => new Set(about.filter((one) => one.gives === gives).map((one) => one.field))
  return { given: named(true), withheld: named(false) }
}

const SILENT: Words = { given: new Set(), withheld: new Set() }
