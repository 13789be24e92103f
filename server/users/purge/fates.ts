import type { Tables } from '../../platform/database/index.ts'

/**
 * What a purge does to each table, decided once for each: a table that is not here does not compile.
 * `theirs`: rows with their `user_id` go · `named`: rows that may hold their words are looked for (`store.ts`, `imports.ts`)
 * · `trail`: `eraseDetails` does it · `ids`: holds ids at most, which are pseudonyms once the account is gone · `nothing`: no people
 */
type Fate = 'theirs' | 'named' | 'trail' | 'ids' | 'nothing'

export const FATES = {
  emails: 'theirs',
  half_sessions: 'theirs',
  identifiers: 'theirs',
  known_devices: 'theirs',
  lock_counters: 'theirs',
  mail_factors: 'theirs',
  mailed_codes: 'theirs',
  memberships: 'theirs',
  passkeys: 'theirs',
  passwords: 'theirs',
  phones: 'theirs',
  photos: 'theirs',
  profile_values: 'theirs',
  user_records: 'theirs',
  user_restrictions: 'theirs',
  user_contacts: 'theirs',
  user_accounts: 'theirs',
  portal_users: 'theirs',
  recovery_codes: 'theirs',
  role_grants: 'theirs',
  second_factors: 'theirs',
  sessions: 'theirs',
  token_methods: 'theirs',
  tokens: 'theirs',
  totp_enrolments: 'theirs',
  totp_factors: 'theirs',
  sign_ins: 'theirs',

  external_ids: 'named',
  idempotency: 'named',
  import_problems: 'named',
  imports: 'named',
  links: 'named',
  outbox: 'named',
  users: 'named',

  audit_details: 'trail',
  audit_origins: 'trail',
  audit_words: 'trail',

  audit_chain: 'ids',
  audit_checks: 'ids',
  audit_rows: 'ids',
  audit_subjects: 'ids',
  audit_undone: 'ids',
  audit_unsealed: 'ids',
  import_creations: 'ids',
  import_undo_left: 'ids',
  import_undos: 'ids',
  live_tickets: 'ids',
  directories: 'ids',
  directory_records: 'ids',
  mail_texts: 'ids',
  modules: 'ids',
  module_manifests: 'ids',
  passkey_challenges: 'ids',
  portal_roles: 'ids',
  portals: 'ids',
  role_fields: 'ids',
  role_may_grant: 'ids',
  role_permissions: 'ids',
  roles: 'ids',
  settings: 'ids',
  team_roles: 'ids',
  teams: 'ids',

  audit_kinds: 'nothing',
  audit_marks: 'nothing',
  installation: 'nothing',
  profile_fields: 'nothing',
  recovery_requests: 'nothing', // what was typed is erased with the answer, seconds later
  segment_counts: 'nothing',
  signature_nonces: 'nothing', // ids of keys; forgotten within hours
  throttles: 'nothing',
} as const satisfies Readonly<Record<keyof Tables, Fate>>

type Table = keyof typeof FATES

/** The tables whose rows go by their `user_id`. */
export const THEIRS = (Object.keys(FATES) as Table[]).filter((table) => FATES[table] === 'theirs')
