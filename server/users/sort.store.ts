import { type AliasableExpression, sql } from 'kysely'

type SortKey = AliasableExpression<string | number>

/** Instants compare as text on SQLite and as moments on PostgreSQL; '' stands for never, so that no key is NULL. */
const moment = (column: string, engine: 'sqlite' | 'postgres'): SortKey =>
  engine === 'sqlite'
    ? sql<string>`coalesce(${sql.ref(column)}, '')`
    : sql<string>`coalesce(to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '') collate "C"`

/** The NOT NULL key of every offered sort. */
export const KEYS: Readonly<Record<string, (engine: 'sqlite' | 'postgres') => SortKey>> = {
  name: () => sql.ref<string>('users.name_key'),
  username: () => sql.ref<string>('users.username_key'),
  email: () => sql.ref<string>('users.email_key'),
  type: () => sql.ref<string>('users.type'),
  status: () => sql.ref<string>('users.status_key'),
  team: () => sql.ref<string>('users.team_key'),
  created: (engine) => moment('users.created_at', engine),
  lastActive: (engine) => moment('users.last_active_at', engine),
  lastSignIn: (engine) => moment('users.last_sign_in_at', engine),
  until: (engine) => moment('users.until_at', engine),
  failedAttempts: () => sql.ref<number>('users.failed_attempts'),
}

export function profileKey(fieldId: string): SortKey {
  return sql<string>`coalesce((select sort_key from profile_values where profile_values.user_id = users.id and profile_values.field_id = ${fieldId} and profile_values.ordinal = 0), '')`
}
