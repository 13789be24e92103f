import type { Context } from '../../platform/context.ts'
import type { FieldError } from '../../platform/refusal.ts'
import { lacking, type ReadValues, readValues } from '../attributes.ts'
import { type DirectoryFacts, listFacts } from '../directory.ts'
import type { Values, ValuesIn } from '../shapes.ts'
import { type NamedRecord, resolveRecords } from './resolve.ts'

/** What a request says of one record's attributes. */
export interface Given {
  readonly raw: ValuesIn | undefined
  /** As they are stored. */
  readonly before: Values
  /** Where the request says it: `attributes`, `records.7.attributes`. */
  readonly path: string
  /** False: required ones that are missing were missing before, and nobody asks for them now. */
  readonly whole: boolean
}

/** Values after the change for each, or what is wrong; the records they name are looked up together. */
export async function judge(
  ctx: Context,
  { attributes }: DirectoryFacts,
  all: readonly Given[],
): Promise<{ values: Values[]; errors: FieldError[] }> {
  const read = all.map(({ raw, path }) => readValues(attributes, raw ?? {}, path))
  const named = await resolveRecords(
    ctx,
    read.flatMap(({ refs }) => refs.map(({ ref }) => ref)),
  )
  const ids = new Map((await listFacts(ctx)).map(({ row }) => [row.key, row.id]))
  const errors = read.flatMap((one) => one.errors)
  const wrongPaths = new Set(errors.map((error) => error.path))
  const values = all.map(({ before, path, raw, whole }, at) => {
    const now = read[at] as ReadValues
    const found: Record<string, string> = {}
    for (const { attribute, ref } of now.refs) {
      const record = named.get(ref)
      const wrong = whyNot(record, ids.get(attribute.directory ?? ''), before[attribute.key])
      if (wrong) {
        errors.push({ path: `${path}.${attribute.key}`, code: 'unknown', message: wrong })
        wrongPaths.add(`${path}.${attribute.key}`)
      } else if (record) found[attribute.key] = record.id
    }
    const after = { ...without(before, now.cleared), ...now.values, ...found }
    const asked = Object.keys(raw ?? {})
    const missing = lacking(attributes, after, path).filter(
      (error) => whole || asked.includes(error.path.slice(path.length + 1)),
    )
    errors.push(...missing.filter((error) => !wrongPaths.has(error.path)))
    return after
  })
  return { values, errors }
}

/** Unknown ones, those of other directories, and inactive ones that were not there before. */
function whyNot(record: NamedRecord | undefined, directoryId: string | undefined, before: unknown): string | undefined {
  if (!record || record.directoryId !== directoryId) return 'There is no such record.'
  return record.inactive && record.id !== before ? `“${record.name}” is inactive.` : undefined
}

function without(values: Values, keys: readonly string[]): Values {
  return Object.fromEntries(Object.entries(values).filter(([key]) => !keys.includes(key)))
}
