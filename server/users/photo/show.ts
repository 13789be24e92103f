import { getPerson, seenUsers } from '../../access/index.ts'
import type { Context } from '../../platform/context.ts'
import { NotFound } from '../../platform/failures.ts'
import type { Answer, Input } from '../../platform/http/route.ts'
import { photoAddress } from '../../platform/photo.ts'
import { refuse } from '../../platform/refusal.ts'
import type { getPhoto } from './contract.ts'
import { findPhoto, listSeenPhotos } from './store.ts'

/** The photo of somebody whom the caller may see; kept by browsers as long as the address names the same photo. */
export async function showPhoto(
  ctx: Context,
  { params, query }: Input<typeof getPhoto>,
  answer: Answer,
): Promise<Buffer> {
  const person = await getPerson(ctx, params.user, 'read')
  const photo = (await findPhoto(ctx.db, person.row.id, query.size)) ?? refuse(NotFound)
  answer.keep(`${photo.photo_version}-${query.size}`, query.v === photo.photo_version)
  return photo.content
}

/** The photos of these people by their ids, of those whom the caller may see. */
export async function photosOf(ctx: Context, ids: readonly (string | null)[]): Promise<Record<string, string>> {
  const known = [...new Set(ids.filter((id) => id !== null))]
  const rows = known.length === 0 ? [] : await listSeenPhotos(ctx.db, known, await seenUsers(ctx))
  return Object.fromEntries(rows.map((row) => [row.id, photoAddress(row.id, row.photo_version) ?? '']))
}
