import { z } from 'zod'
import type { Tables } from '../platform/database/index.ts'
import type { Keys } from '../platform/secrets.ts'
import { contentDigest, isRowDigest, splitDigests } from './digests.ts'
import { foundBy } from './record.ts'

type Origins = Tables['audit_origins']

/** A row as it stands in the database, with all that belongs to it. */
export interface WholeRow {
  readonly row: Tables['audit_rows']
  readonly details: Tables['audit_details'] | undefined
  readonly origins: Origins | undefined
  readonly subjects: readonly Tables['audit_subjects'][]
  /** Whether the row was read for what it is found by; rows of before are read once, behind the chain. */
  readonly isSifted: boolean
}

/** A part that is not there, and whose erasing would account for it. */
export interface Missing {
  readonly part: 'details' | 'origins'
  /** When the row was written. */
  readonly when: string
  readonly owners: readonly string[]
}

export interface RowJudgement {
  readonly edited: string[]
  readonly missing: Missing[]
}

/** Compares a row and its parts with their digests. */
export function judgeRow(keys: Keys, { row, details, origins, subjects, isSifted }: WholeRow): RowJudgement {
  if (!isRowDigest(keys, row, subjects)) return { edited: ['This row, or whom it is about, was edited.'], missing: [] }
  const [ofDetails, ofOrigins] = splitDigests(row.details_digest)
  const edited: string[] = []
  if (details && contentDigest(details) !== ofDetails) edited.push('The details of this row were edited.')
  if (origins && contentDigest(origins) !== ofOrigins) edited.push('The origins of this row were edited.')
  else if (origins && !isFoundAsWritten(row.at, origins, isSifted)) edited.push('What this row is found by was edited.')
  const missing: Missing[] = []
  if (!details)
    missing.push({
      part: 'details',
      when: row.at,
      owners: [row.entity_id, ...subjects.map((subject) => subject.entity_id)],
    })
  if (!origins)
    missing.push({
      part: 'origins',
      when: row.at,
      owners: [row.actor_id, row.real_actor_id].filter((id) => id !== null),
    })
  return { edited, missing }
}

/** A row hidden from whoever looks for an address is as good as removed. */
function isFoundAsWritten(at: string, { content, ...found }: Origins, isSifted: boolean): boolean {
  if (found.at === null && !isSifted) return found.address_key === null && found.request_id === null
  const { address_key, request_id } = foundBy(Source.parse(JSON.parse(content)))
  return found.at === at && found.address_key === address_key && found.request_id === request_id
}

const Source = z.object({ address: z.string(), requestId: z.string() })
