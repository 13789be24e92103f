import { EXPORT_COLUMNS } from '../../../../server/users/export/contract.ts'

/** Columns of the list by what an export calls them. */
const LISTED: Readonly<Record<string, readonly string[]>> = {
  person: ['username', 'displayName', 'givenName', 'familyName', 'emails'],
  team: ['teams'],
  email: ['emails'],
  phone: ['phones'],
  active: ['lastActiveAt'],
  signIn: ['lastSignInAt'],
  failed: ['failedAttempts'],
  created: ['createdAt'],
}

/** Everything an export can hold. */
export function allExportColumns(fieldKeys: readonly string[]): string[] {
  return [...EXPORT_COLUMNS, ...fieldKeys.map((key) => `fields.${key}`)]
}

/** What the list shows now, as columns of an export; the id comes first, so that nobody is mistaken. */
export function columnsOfList(shown: readonly string[], all: readonly string[]): string[] {
  const wanted = new Set(['id', ...['person', ...shown].flatMap((id) => LISTED[id] ?? [id])])
  return all.filter((column) => wanted.has(column))
}
