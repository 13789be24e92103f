import type { Tables } from '../platform/database/index.ts'
import type { Keys } from '../platform/secrets.ts'
import { contentDigest, rowDigest, splitDigests } from './digests.ts'

type Content = Tables['audit_details'] | Tables['audit_origins']

/** A row as it stands in the database, with all that belongs to it. */
export interface WholeRow {
  readonly row: Tables['audit_rows']
  readonly details: Content | undefined
  readonly origins: Content | undefined
  readonly subjects: readonly Tables['audit_subjects'][]
}

/** A part that is not there, and whose erasing would account for it. */
export interface Missing {
  readonly part: 'details' | 'origins'
  readonly owners: readonly string[]
}

export interface RowJudgement {
  readonly edited: string[]
  readonly missing: Missing[]
}

/** Compares a row and its parts with their digests. */
export function judgeRow(keys: Keys, { row, details, origins, subjects }: WholeRow): RowJudgement {
  if (rowDigest(keys, row, subjects) !== row.digest)
    return { edited: ['This row, or whom it is about, was edited.'], missing: [] }
  const [ofDetails, ofOrigins] = splitDigests(row.details_digest)
  const edited: string[] = []
  if (details && contentDigest(details) !== ofDetails) edited.push('The details of this row were edited.')
  if (origins && contentDigest(origins) !== ofOrigins) edited.push('The origins of this row were edited.')
  const missing: Missing[] = []
  if (!details)
    missing.push({ part: 'details', owners: [row.entity_id, ...subjects.map((subject) => subject.entity_id)] })
  if (!origins) missing.push({ part: 'origins', owners: row.actor_id ? [row.actor_id] : [] })
  return { edited, missing }
}
