/** What is asked of lists in the bench: by Roster's API and by the specialist's names for the same. */
import { pageKey } from '../server/platform/database/index.ts'

interface Sorted {
  readonly column: string
  readonly from: string
  readonly where: string
  /** The id that stands beside the column in its index. */
  readonly own: string
}

const of = (column: string): Sorted => ({ column, from: 'users', where: 'true', own: 'users.id' })
const same = (column: string) => ({ sqlite: of(column), postgres: of(column) })
const moment = (name: string) => ({
  sqlite: of(`users.${name}_key`),
  postgres: of(`coalesce(users.${name}_at, '-infinity'::timestamptz(3))`),
})
const field = (key: string) => {
  const held: Sorted = {
    column: 'held.sort_key',
    from: 'profile_values held join users on users.id = held.user_id',
    where: `held.field_id = (select id from profile_fields where key = '${key}')`,
    own: 'held.user_id',
  }
  return { sqlite: held, postgres: held }
}

/** Every sortable column. */
export const SORTED: Readonly<Record<string, { readonly sqlite: Sorted; readonly postgres: Sorted }>> = {
  name: same('users.name_key'),
  username: same('users.username_key'),
  email: same('users.email_key'),
  type: same('users.type'),
  status: same('users.status_key'),
  team: same('users.team_key'),
  created: same('users.created_at'),
  lastActive: moment('last_active'),
  lastSignIn: moment('last_sign_in'),
  failedAttempts: same('users.failed_attempts'),
  until: moment('until'),
  'fields.office': field('office'),
}

export const isDescending = (order: string | undefined): boolean => order === 'desc'

/** The same request in both languages. */
export interface Request {
  readonly ours: string
  readonly limit: string
}

interface Wanted {
  readonly sort?: string
  readonly order?: string
  readonly status?: string
  readonly word?: string
  readonly often?: string
  readonly after?: { readonly key: string; readonly id: string }
}

export function request({ word, often, after, ...rest }: Wanted): Request {
  const ours = { ...rest, ...(word ? { q: word } : {}), ...(after ? { after: pageKey(after.key, after.id) } : {}) }
  const limit = { ...rest, ...(word ? { word } : {}), ...(often ? { often } : {}), ...after }
  return {
    ours: `/api/v1/users?${new URLSearchParams(ours)}`,
    limit: `/users?${new URLSearchParams(limit)}`,
  }
}
