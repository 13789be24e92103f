import { catalogueOf } from '../access/index.ts'
import { listDirectoryFacts } from '../directories/index.ts'
import type { Context } from '../platform/context.ts'
import { Invalid } from '../platform/failures.ts'
import { type FieldError, refuse } from '../platform/refusal.ts'
import type { ProfileField } from './shapes.ts'

type Declared = Omit<ProfileField, 'id' | 'version' | 'module'>

/** Refuses a declaration that says something impossible; every mistake by its place. */
export async function assertSound(ctx: Context, field: Declared): Promise<void> {
  const keys = new Set((await listDirectoryFacts(ctx)).map(({ row }) => row.key))
  const fields = [
    ...mistakesOfKind(field),
    ...mistakesOfDirectories(field, keys),
    ...(await mistakesOfEffect(ctx, field)),
  ]
  if (fields.length > 0) refuse(Invalid, { detail: fields[0]?.message ?? '', fields })
}

const mistake = (path: string, message: string, code = 'invalid'): FieldError => ({ path, code, message })

function mistakesOfKind({ kind, many, notSelf, searchable, sortable, effect, editableBy }: Declared): FieldError[] {
  const isReference = kind === 'record' || kind === 'user'
  return [
    ...(many && kind !== 'record' ? [mistake('many', 'Only fields of records hold several.')] : []),
    ...(notSelf && kind !== 'user' ? [mistake('notSelf', 'Only fields of people say this.')] : []),
    ...(searchable && isReference ? [mistake('searchable', 'Only values that are text are searched.')] : []),
    ...(sortable && isReference ? [mistake('sortable', 'Only values that are text are sorted.')] : []),
    ...(effect && kind !== 'record' ? [mistake('effect', 'Only fields of records take part in decisions.')] : []),
    ...(effect && editableBy === 'self'
      ? [mistake('editableBy', 'Nobody fills by themselves what decides what they may do.')]
      : []),
  ]
}

function mistakesOfDirectories({ kind, directories }: Declared, known: ReadonlySet<string>): FieldError[] {
  if (kind !== 'record')
    return directories.length > 0 ? [mistake('directories', 'Only fields of records name directories.')] : []
  if (directories.length === 0)
    return [mistake('directories', 'Say of which directories it names records.', 'required')]
  return directories.flatMap((key, at) =>
    known.has(key) ? [] : [mistake(`directories.${at}`, `There is no directory “${key}”.`, 'unknown')],
  )
}

async function mistakesOfEffect(ctx: Context, { effect, appliesTo, directories }: Declared): Promise<FieldError[]> {
  if (effect === null)
    return appliesTo.length > 0 ? [mistake('appliesTo', 'A field without effect applies to nothing.')] : []
  if (appliesTo.length === 0) return [mistake('appliesTo', 'Say to which records it applies.', 'required')]
  const catalogue = await catalogueOf(ctx)
  return appliesTo.flatMap(({ scope, attribute }, at) => {
    if (!catalogue.scope(scope)) return [mistake(`appliesTo.${at}.scope`, `There is no scope “${scope}”.`, 'unknown')]
    const directory = catalogue.attributes(scope).get(attribute)
    if (directory === undefined)
      return [mistake(`appliesTo.${at}.attribute`, `“${scope}” has no attribute “${attribute}”.`, 'unknown')]
    return directories.includes(directory)
      ? []
      : [mistake(`appliesTo.${at}.attribute`, `“${attribute}” names records of “${directory}”, this field does not.`)]
  })
}
