import { stringify } from 'csv-stringify/sync'
import { harmless, joinCell } from '../../platform/csv.ts'
import type { ExportFormat } from './contract.ts'
import type { Exported } from './people.ts'
import { EXPORT_COLUMNS, type ExportColumn, HEADERS } from './shapes.ts'

type Value = string | number | null | readonly unknown[] | Readonly<Record<string, string>>

const VALUES: Readonly<Record<ExportColumn, (one: Exported) => Value>> = {
  id: ({ row }) => row.id,
  type: ({ row }) => row.type,
  username: ({ row }) => row.username,
  givenName: ({ row }) => row.given_name,
  familyName: ({ row }) => row.family_name,
  displayName: ({ row }) => row.display_name,
  status: (one) => one.status,
  suspensionReason: ({ row }) => row.suspension_reason,
  suspendedUntil: ({ row }) => row.suspended_until,
  emails: (one) => one.emails,
  phones: (one) => one.phones,
  position: ({ row }) => row.position,
  manager: (one) => one.manager,
  teams: (one) => one.teams,
  defaultTeam: ({ row, teams }) => teams.find((team) => team.id === row.default_team_id)?.path ?? null,
  roles: (one) => one.roles,
  portals: (one) => one.portals,
  contact: (one) => one.contact && nameAndId(one.contact),
  accounts: (one) => one.accounts.map(nameAndId),
  language: ({ row }) => row.language,
  timeZone: ({ row }) => row.time_zone,
  from: ({ row }) => row.from_at,
  until: ({ row }) => row.until_at,
  externalIds: (one) => one.externalIds,
  createdAt: ({ row }) => row.created_at,
  activatedAt: ({ row }) => row.activated_at,
  lastSignInAt: ({ row }) => row.last_sign_in_at,
  lastActiveAt: ({ row }) => row.last_active_at,
  failedAttempts: ({ row }) => row.failed_attempts,
}

/** Lists as one cell, as an import reads them (`imports/users/lists.ts`). */
const CELLS: Readonly<Partial<Record<ExportColumn, (one: Exported) => string>>> = {
  emails: (one) => joinCell(one.emails),
  phones: (one) => joinCell(one.phones.map(({ kind, number }) => joinCell([kind, number], ':'))),
  externalIds: (one) => joinCell(one.externalIds.map(({ source, key }) => joinCell([source, key], ':'))),
  roles: (one) => joinCell(one.roles.map((role) => role.name + boundsOf(role))),
  teams: (one) =>
    joinCell(
      one.teams.map(
        (team) => joinCell([joinCell(team.path, '/'), team.position].filter(Boolean), ':') + boundsOf(team),
      ),
    ),
  portals: (one) => joinCell(one.portals.map(({ key }) => key)),
  contact: (one) => joinCell(one.contact ? [one.contact.cell] : []),
  accounts: (one) => joinCell(one.accounts.map(({ cell }) => cell)),
  defaultTeam: ({ row, teams }) => joinCell(teams.find((team) => team.id === row.default_team_id)?.path ?? [], '/'),
}

const isColumn = (column: string): column is ExportColumn => EXPORT_COLUMNS.some((one) => one === column)

/** What stands before the first person. */
export function beginning(format: ExportFormat, columns: readonly string[]): string {
  if (format === 'json') return '['
  return stringify([columns.map((column) => (isColumn(column) ? HEADERS[column] : column))], { bom: true })
}

export function ending(format: ExportFormat): string {
  return format === 'json' ? '\n]\n' : ''
}

/** People as they stand in the file. `isFirst`: nobody stands before them. */
export function written(
  format: ExportFormat,
  columns: readonly string[],
  people: readonly Exported[],
  isFirst: boolean,
): string {
  if (format === 'csv') return stringify(people.map((one) => columns.map((column) => cellOf(one, column))))
  const objects = people.map((one) => JSON.stringify(objectOf(one, columns)))
  return `${isFirst ? '' : ','}\n${objects.join(',\n')}`
}

function cellOf(one: Exported, column: string): string {
  const text = isColumn(column)
    ? (CELLS[column]?.(one) ?? String(VALUES[column](one) ?? ''))
    : (one.fields.get(column.slice('fields.'.length)) ?? '')
  // An import reads \N as “clear this”; a value that is just that gets one backslash more.
  return harmless(/^\\+N$/.test(text) ? `\\${text}` : text)
}

function objectOf(one: Exported, columns: readonly string[]): object {
  const fields = columns.filter((column) => !isColumn(column)).map((column) => column.slice('fields.'.length))
  const own = columns.filter(isColumn).map((column) => [column, VALUES[column](one)])
  const declared = Object.fromEntries(fields.map((key) => [key, one.fields.get(key) ?? null]))
  return { ...Object.fromEntries(own), ...(fields.length > 0 ? { fields: declared } : {}) }
}

const nameAndId = ({ id, name }: Exported['accounts'][number]) => ({ id, name })

function boundsOf({ from, until }: { readonly from: string | null; readonly until: string | null }): string {
  const words = [from && `from ${from}`, until && `until ${until}`].filter(Boolean)
  return words.length > 0 ? ` (${words.join(' ')})` : ''
}
