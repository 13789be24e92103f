import type { z } from 'zod'
import type { Context } from '../platform/context.ts'
import type { Tables } from '../platform/database/index.ts'
import { personName } from '../platform/naming.ts'
import { photoAddress } from '../platform/photo.ts'
import { listFirstEmails, listNamings } from './brief.store.ts'
import type { PersonBrief } from './shapes.ts'

export type BriefRow = Pick<
  Tables['users'],
  'status_key' | 'display_name' | 'given_name' | 'family_name' | 'username' | 'photo_version'
> & {
  readonly user_id: string
  readonly user_type: Tables['users']['type']
}

/** Makes people of rows that hold `briefColumns`; their addresses are looked up for all at once. */
export async function asBrief(
  ctx: Context,
  rows: readonly BriefRow[],
): Promise<(row: BriefRow) => z.output<typeof PersonBrief>> {
  const ids = [...new Set(rows.map((row) => row.user_id))]
  const found = ids.length === 0 ? [] : await listFirstEmails(ctx.db, ids)
  const addresses = new Map(found.map((row) => [row.user_id, row.address]))
  return (row) => {
    const email = addresses.get(row.user_id) ?? null
    const type = row.user_type === 'system' ? 'api' : row.user_type
    const photo = photoAddress(row.user_id, row.photo_version)
    return { id: row.user_id, name: personName(row, email), email, photo, type, status: row.status_key }
  }
}

/** What these people are called; whoever is unknown or absent has no name. */
export async function namesOf(
  ctx: Context,
  ids: readonly (string | null)[],
): Promise<(id: string | null) => string | null> {
  const known = [...new Set(ids.filter((id) => id !== null))]
  const rows = known.length === 0 ? [] : await listNamings(ctx.db, known)
  const names = new Map(rows.map((row) => [row.id, personName(row)]))
  return (id) => (id === null ? null : (names.get(id) ?? null))
}
