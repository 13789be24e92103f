import type { Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type ProfileField, readValues } from '../../profile-fields/index.ts'
import { type Changes, readDraft, UserChanges } from '../../users/index.ts'
import type { Row } from '../csv.ts'
import type { Problem, Read } from '../importer.ts'
import type { Plan } from '../plan.ts'
import { collect, type Given, type Placed } from './collect.ts'
import type { Said } from './said.ts'

/** Turns rows into what they say, by the same rules as the API; every wrong cell is named by its column. */
export function reader(ctx: Context, plan: Plan, fields: readonly ProfileField[]) {
  return async (row: Row): Promise<Read<Said>> => {
    const given = collect(plan, row)
    const parsed = UserChanges.safeParse(given.body)
    if (!parsed.success) {
      const issues = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
      return { row, value: undefined, problems: [...given.problems, ...named(given, issues)] }
    }
    try {
      const draft = await readDraft(ctx, parsed.data)
      const values = readValues(fields, given.values)
      const value = said(given, { changes: parsed.data, draft, values, references: referencesIn(fields, given) })
      return { row, value: given.problems.length > 0 ? undefined : value, problems: given.problems }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return { row, value: undefined, problems: [...given.problems, ...named(given, error.details.fields ?? [])] }
    }
  }
}

function referencesIn(fields: readonly ProfileField[], { values }: Given): Said['references'] {
  const naming = fields.filter(({ kind }) => kind === 'record' || kind === 'user')
  return Object.fromEntries(naming.flatMap(({ key }) => (values[key] === undefined ? [] : [[key, values[key]]])))
}

type Understood = Pick<Said, 'draft' | 'values' | 'references'> & { readonly changes: Changes }

function said({ places, rest }: Given, { changes, draft, values, references }: Understood): Said {
  const take = <T>(placed: readonly Placed[], list: readonly T[] | undefined) => {
    const entries = [...(list ?? [])]
    return placed.map(({ cell }) => (typeof cell === 'string' ? entries.shift() : cell))
  }
  const keys = take(places.externalId, changes.externalIds)
  return {
    ...rest,
    changes,
    draft,
    values,
    references,
    emails: take(places.email, draft.emails),
    phones: take(places.phone, changes.phones),
    externalIds: places.externalId.map(({ bound }, at) => ({
      source: bound.source ?? '',
      key: keys[at] === null ? null : keys[at]?.key,
    })),
  }
}

function named(given: Given, errors: readonly { readonly path: string; readonly message: string }[]): Problem[] {
  return errors.map(({ path, message }) => ({ field: columnOf(given.columns, path), reason: message }))
}

/** The column behind `emails.0`, `phones.1.number` or `username`; '' where none is. */
export function columnOf(columns: ReadonlyMap<string, string>, path: string): string {
  return (
    columns.get(path) ??
    columns.get(path.split('.').slice(0, 2).join('.')) ??
    columns.get(path.split('.')[0] ?? '') ??
    ''
  )
}
