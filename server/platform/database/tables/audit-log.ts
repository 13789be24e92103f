import type { Instant } from '../../clock.ts'

/** Words of the names of whoever acted or was acted on: what the audit log is searched by. Erased with their owner. */
export interface AuditWordsTable {
  word: string
  entity_id: string
  /** The last day on which a name with this word stood in the trail. */
  last_day: string
}

/** Which events there are about which kinds of entity. */
export interface AuditKindsTable {
  entity: string
  event: string
}

/** Events that were taken back. */
export interface AuditUndoneTable {
  row_id: string
  /** The change that did it. */
  undone_by: string
  at: Instant
}

/** How far recurring work on the trail has come. */
export interface AuditMarksTable {
  name: string
  value: string
}

/** Verifications of the trail that somebody asked for. */
export interface AuditChecksTable {
  id: string
  state: 'running' | 'done' | 'failed'
  asked_by: string | null
  asked_at: Instant
  started_at: Instant | null
  finished_at: Instant | null
  rows_total: number
  rows_done: number
  anchors: number
  problem_count: number
  problems: string
  holder: string | null
  held_until: Instant | null
}
