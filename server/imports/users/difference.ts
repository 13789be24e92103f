import type { Changes, Draft } from '../../users/index.ts'
import type { Known } from './find.ts'
import type { Place, Said } from './said.ts'

/** What a row changes of an account. Everything is left out that is so already. */
export interface Difference {
  readonly body: Changes
  readonly draft: Draft
  readonly values: Said['values']
  readonly before: Readonly<Record<string, unknown>>
  readonly after: Readonly<Record<string, unknown>>
}

const COLUMNS = {
  givenName: 'given_name',
  familyName: 'family_name',
  displayName: 'display_name',
  position: 'position',
  language: 'language',
  timeZone: 'time_zone',
  from: 'from_at',
  until: 'until_at',
} as const

const NAMES = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]

/** What would have to be written; undefined where the account is already as the row says. `managerId` undefined leaves it. */
export function differenceOf(known: Known, said: Said, managerId: string | null | undefined): Difference | undefined {
  const before: Record<string, unknown> = {}
  const after: Record<string, unknown> = {}
  const change = (name: string, was: unknown, is: unknown) => {
    if (JSON.stringify(was) === JSON.stringify(is)) return false
    before[name] = was
    after[name] = is
    return true
  }
  const columns: Draft['columns'] = {}
  for (const name of NAMES) {
    const column = COLUMNS[name]
    const value = said.draft.columns[column]
    if (value !== undefined && change(name, known.row[column], value)) Object.assign(columns, { [column]: value })
  }
  if (managerId !== undefined && change('managerId', known.row.manager_id, managerId)) columns.manager_id = managerId
  const emails = merged([...known.emails], said.emails)
  const phones = merged(known.phones.map(asPhone), said.phones)
  const externalIds = mergedIds(known, said)
  const addresses = (list: Known['emails']) => list.map((email) => email.address)
  const emailsChanged = change('emails', addresses(known.emails), addresses(emails))
  const usernameChanged =
    said.draft.username !== undefined && change('username', known.row.username, said.draft.username)
  const body: Changes = {
    ...onlyNamed(said.changes, after),
    ...(emailsChanged ? { emails: addresses(emails) } : {}),
    ...(change('phones', known.phones, phones) ? { phones } : {}),
    ...(change('externalIds', known.externalIds, externalIds) ? { externalIds } : {}),
  }
  const values = said.values.filter(({ key, text }) => change(`fields.${key}`, known.values.get(key) ?? '', text))
  if (Object.keys(after).length === 0) return undefined
  const fields = values.length > 0 ? { fields: Object.fromEntries(values.map(({ key, text }) => [key, text])) } : {}
  const draft = {
    columns,
    ...(emailsChanged ? { emails } : {}),
    ...(usernameChanged ? { username: said.draft.username ?? null } : {}),
  }
  return {
    body: { ...body, ...fields, ...(managerId !== undefined && 'managerId' in after ? { managerId } : {}) },
    draft,
    values,
    before,
    after,
  }
}

/** The list with each column's value at its place. */
function merged<T>(had: readonly T[], places: readonly Place<T>[]): T[] {
  const length = Math.max(had.length, places.length)
  const all = Array.from({ length }, (_, at) => (places[at] === undefined ? had[at] : places[at]))
  const kept = all.filter((one) => one !== null && one !== undefined)
  return kept.filter((one, at) => kept.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === at)
}

function mergedIds(known: Known, { externalIds }: Said): { source: string; key: string }[] {
  const named = new Map(externalIds.flatMap(({ source, key }) => (key === undefined ? [] : [[source, key] as const])))
  const kept = known.externalIds.filter(({ source }) => !named.has(source))
  const given = [...named].flatMap(([source, key]) => (key === null ? [] : [{ source, key }]))
  return [...kept, ...given].sort((a, b) => (`${a.source}\0${a.key}` < `${b.source}\0${b.key}` ? -1 : 1))
}

function onlyNamed(changes: Changes, after: Readonly<Record<string, unknown>>): Changes {
  const { emails: _, phones: __, externalIds: ___, fields: ____, ...rest } = changes
  return Object.fromEntries(Object.entries(rest).filter(([name]) => name in after))
}

type PhoneKind = 'mobile' | 'office' | 'home' | 'fax' | 'other'

function asPhone({ kind, number }: { kind: string; number: string }): { kind: PhoneKind; number: string } {
  const known: readonly PhoneKind[] = ['mobile', 'office', 'home', 'fax', 'other']
  return { kind: known.find((one) => one === kind) ?? 'other', number }
}

/** The names that these columns change. */
export function namesOf({ display_name, given_name, family_name }: Difference['draft']['columns']) {
  const given = Object.entries({ display_name, given_name, family_name }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given)
}
