import type { Instant } from '../../clock.ts'

export interface AuditRowsTable {
  id: string
  change_id: string
  at: Instant
  actor_id: string | null
  real_actor_id: string | null
  event: string
  entity: string
  entity_id: string
  entity_version: number | null
  details_digest: string
  digest: string
}

/** Names, before and after: outside the chain, so that a purge can erase them. */
export interface AuditDetailsTable {
  row_id: string
  salt: string
  content: string
}

/** Who caused it and from where; erased with that person, while the details stay. */
export interface AuditOriginsTable {
  row_id: string
  salt: string
  content: string
  /** What the row is found by, beside its content, and erased with it; null in rows of before that were not read yet. */
  at: Instant | null
  address_key: string | null
  request_id: string | null
}

/** Others in whose timelines a row appears besides its entity. */
export interface AuditSubjectsTable {
  entity_id: string
  at: Instant
  row_id: string
}

/** Rows that wait for the sealer. */
export interface AuditUnsealedTable {
  row_id: string
}

export interface AuditChainTable {
  position: number
  row_id: string
  link: string
  sealed_at: Instant
}

export interface OutboxTable {
  id: string
  template: string
  language: string
  recipient: string
  user_id: string | null
  link_id: string | null
  data: string
  state: 'queued' | 'sending' | 'sent' | 'failed' | 'given-up'
  attempts: number
  next_at: Instant
  give_up_at: Instant
  last_error: string
  created_at: Instant
  sent_at: Instant | null
}

export interface InstallationTable {
  id: number
  key_id: string
  key_check: string
  set_up_at: Instant | null
  access_version: number
  /** Raised by every change of a setting. */
  settings_version: number
  created_at: Instant
}

export interface SettingsTable {
  key: string
  value: string
  set_at: Instant
  set_by: string | null
  version: number
}

export interface IdempotencyTable {
  actor_id: string
  route: string
  key: string
  body_digest: string
  status: number
  reply: string
  created_at: Instant
}

export interface ImportsTable {
  id: string
  kind: 'users' | 'teams' | 'memberships'
  file_name: string
  file_digest: string
  mapping: string
  options: string
  state: 'uploaded' | 'checking' | 'checked' | 'running' | 'done' | 'failed' | 'cancelled'
  rows_total: number
  rows_done: number
  created_count: number
  updated_count: number
  unchanged_count: number
  refused_count: number
  error: string
  created_at: Instant
  created_by: string | null
  updated_at: Instant
  /** The columns of the file with samples, as JSON. */
  header: string
  delimiter: string
  file_bytes: number
  /** Rows first; then managers who stand further down in the file than those who report to them. */
  phase: 'rows' | 'managers'
  deferred_count: number
  problem_count: number
  /** Which process works on it, and until when nobody else may. */
  holder: string | null
  held_until: Instant | null
  started_at: Instant | null
  finished_at: Instant | null
}

export interface ImportProblemsTable {
  import_id: string
  line: number
  ordinal: number
  field: string
  reason: string
  content: string
}

export interface ImportCreationsTable {
  import_id: string
  entity: 'user' | 'team' | 'membership'
  entity_id: string
}
/** The undo of an import: what is tried first, then done, one creation after the other, the newest first. */
export interface ImportUndosTable {
  import_id: string
  state: 'planning' | 'planned' | 'running' | 'done' | 'stopped' | 'failed'
  total: number
  undone_count: number
  gone_count: number
  left_count: number
  /** The last one that was looked at. */
  below_id: string | null
  error: string
  started_by: string | null
  started_at: Instant
  updated_at: Instant
  finished_at: Instant | null
  holder: string | null
  held_until: Instant | null
}
/** What the undo of an import leaves alone: `changed` since, or why it was refused. */
export interface ImportUndoLeftTable {
  import_id: string
  line: number
  entity: ImportCreationsTable['entity']
  entity_id: string
  code: string
  title: string
  since_at: Instant | null
  since_event: string
  since_by: string | null
}
