import { findSeen } from '../access/index.ts'
import { listDirectoryFacts, type NamedRecord, resolveRecords } from '../directories/index.ts'
import type { Context } from '../platform/context.ts'
import { Invalid } from '../platform/failures.ts'
import { type FieldError, refuse } from '../platform/refusal.ts'
import { Ref } from '../platform/schema.ts'
import type { ProfileField } from './shapes.ts'
import type { StoredValue } from './store.ts'
import type { RawValues } from './values.ts'

/** What a request says of one field of records. */
export interface Statement {
  readonly field: ProfileField
  /** Of a field that restricts: held to nothing. */
  readonly unrestricted: boolean
  readonly records: readonly Pick<NamedRecord, 'id' | 'name'>[]
}

/** Fields that name people, as values; fields that name records, as statements. */
export interface References {
  readonly links: readonly (StoredValue & { readonly key: string })[]
  readonly statements: readonly Statement[]
}

interface About {
  /** Null: somebody new. */
  readonly userId: string | null
  /** Records that they name already, which may be inactive. */
  readonly held: ReadonlySet<string>
}

/** The people and records that values name; what nobody knows, or may not be named here, is refused by its place. */
export async function readReferences(
  ctx: Context,
  fields: readonly ProfileField[],
  raw: RawValues,
  about: About,
): Promise<References> {
  const given = fields.filter((field) => field.key in raw)
  const errors: FieldError[] = []
  const links: (StoredValue & { key: string })[] = []
  for (const field of given.filter((one) => one.kind === 'user')) {
    const link = await readLink(ctx, field, raw[field.key], about.userId)
    if (typeof link === 'string') errors.push({ path: `fields.${field.key}`, code: 'invalid', message: link })
    else links.push(link)
  }
  const said = given.filter((one) => one.kind === 'record').map((field) => refsSaid(field, raw[field.key]))
  const found = await resolveRecords(
    ctx,
    said.flatMap((one) => one.refs),
  )
  const ids = said.length > 0 ? new Map((await listDirectoryFacts(ctx)).map(({ row }) => [row.key, row.id])) : new Map()
  const statements = said.map(({ field, refs, unrestricted, wrong }): Statement => {
    const path = `fields.${field.key}`
    if (wrong) errors.push({ path, code: 'invalid', message: wrong })
    const allowed = new Set(field.directories.map((key): unknown => ids.get(key)))
    const records = new Map<string, NamedRecord>()
    for (const [at, ref] of refs.entries()) {
      const record = found.get(ref)
      const not = whyNot(record, allowed, about.held)
      if (not) errors.push({ path: `${path}.${at}`, code: 'unknown', message: not })
      else if (record) records.set(record.id, record) // twice in one field is once
    }
    if (records.size > 1 && !field.many)
      errors.push({ path, code: 'invalid', message: `${field.label} names one only.` })
    return { field, unrestricted, records: [...records.values()] }
  })
  if (errors.length > 0) refuse(Invalid, { detail: errors[0]?.message ?? '', fields: errors })
  return { links, statements }
}

function whyNot(record: NamedRecord | undefined, allowed: ReadonlySet<unknown>, held: ReadonlySet<string>) {
  if (!record || !allowed.has(record.directoryId)) return 'There is no such record.'
  return record.inactive && !held.has(record.id) ? `“${record.name}” is inactive.` : undefined
}

function refsSaid(field: ProfileField, value: RawValues[string] | undefined) {
  const say = (refs: readonly string[], unrestricted: boolean, wrong?: string) => ({ field, refs, unrestricted, wrong })
  const restricts = field.effect === 'restrict'
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    if (!restricts) return say([], false, 'Give a list of records.')
    if ('only' in value) return say(value.only, false)
    if ('unrestricted' in value) return say([], true)
    return say([], false, 'Say { only: [records] } or { unrestricted: true }.')
  }
  const refs = value === null || value === undefined || value === '' ? [] : [value].flat().map(String)
  // A list that lost its last record must not be read as “held to nothing”.
  if (restricts && Array.isArray(value)) return say([], false, 'Say { only: [records] } or { unrestricted: true }.')
  if (refs.length === 0) return say([], restricts, field.required ? `${field.label} is needed.` : undefined)
  if (restricts) return say([], false, 'Say { only: [records] } or { unrestricted: true }.')
  return refs.every((ref) => Ref.safeParse(ref).success) ? say(refs, false) : say([], false, 'There is no such record.')
}

/** Unknown and unseen are the same, or one could ask for names by naming people (R69). */
async function readLink(
  ctx: Context,
  field: ProfileField,
  value: RawValues[string] | undefined,
  userId: string | null,
): Promise<(StoredValue & { key: string }) | string> {
  const { key, id: fieldId } = field
  if (value === null || value === undefined || value === '')
    return field.required ? `${field.label} is needed.` : { key, fieldId, text: '', sortKey: '', refId: null }
  const person = typeof value === 'string' && Ref.safeParse(value).success ? await findSeen(ctx, value) : undefined
  if (!person || person.row.deleted_at) return 'There is no such person.'
  const { id } = person.row
  if (id === userId && field.notSelf) return `${field.label} is somebody else.`
  return { key, fieldId, text: id, sortKey: id, refId: id }
}
