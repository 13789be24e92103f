import { Readable } from 'node:stream'
import { getPerson, type PersonFacts } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import type { Context, Tx } from '../../platform/context.ts'
import { Invalid, NotFound, Stale, TooLarge, WrongMediaType } from '../../platform/failures.ts'
import type { Input } from '../../platform/http/route.ts'
import { type Crop, renderSquares } from '../../platform/image/index.ts'
import { personName } from '../../platform/naming.ts'
import { refuse, refuseField } from '../../platform/refusal.ts'
import { digest } from '../../platform/secrets.ts'
import { IsDeleted } from '../contract.ts'
import { showUser } from '../show.ts'
import { lockUser, type UserRow, updateUser } from '../store.ts'
import { assertMayWriteKeys } from '../writable.ts'
import { MAX_PHOTO_BYTES, type removePhoto, type setPhoto } from './contract.ts'
import { replacePhoto, SIZES, type Size } from './store.ts'

const VERSION = 16 // characters of the digest: 96 bits name a photo among those of one person

/** Keeps a picture as somebody's photo. Decoded outside the transaction; whoever may edit the profile may do it. */
export async function givePhoto(ctx: Context, { params, query, upload }: Input<typeof setPhoto>) {
  const person = await getWritable(ctx, params.user)
  if (person.row.type === 'api') refuseField(Invalid, 'photo', 'API users have no photo.', 'not-for-type')
  const crop = readCrop(query)
  const bytes = await collect(upload)
  const [small, large] = await renderSquares(bytes, [SIZES.small, SIZES.large], crop)
  if (!small || !large) throw new Error('A picture came back without its sizes.')
  const photos = [asPhoto('small', small), asPhoto('large', large)]
  const version = digest(Buffer.from(large)).slice(0, VERSION)
  await write(ctx, person, photos, version)
  return showUser(ctx, person.row.id)
}

export async function takePhoto(ctx: Context, { params }: Input<typeof removePhoto>) {
  const person = await getWritable(ctx, params.user)
  await write(ctx, person, [], '')
  return showUser(ctx, person.row.id)
}

async function getWritable(ctx: Context, ref: string): Promise<PersonFacts> {
  const person = await getPerson(ctx, ref, 'read')
  if (person.row.deleted_at) refuse(IsDeleted)
  await assertMayWriteKeys(ctx, person, ['photo'])
  return person
}

async function write(
  ctx: Context,
  { row: { id } }: PersonFacts,
  photos: Parameters<typeof replacePhoto>[2],
  version: string,
) {
  await ctx.transaction(async (tx) => {
    const row = (await lockUser(tx.db, id)) ?? refuse(NotFound)
    if (row.deleted_at) refuse(IsDeleted)
    await replacePhoto(tx.db, id, photos)
    if (!(await updateUser(tx.db, id, row.version, { photo_version: version, updated_at: tx.now() }))) refuse(Stale)
    await note(tx, row, version)
  })
}

function note(tx: Tx, row: UserRow, version: string): Promise<void> {
  const entity = { kind: 'user', id: row.id, name: personName(row), version: row.version + 1 }
  const change = { before: { photo: row.photo_version || null }, after: { photo: version || null } }
  return record(tx, version === '' ? 'user.photo-removed' : 'user.photo-set', entity, change)
}

function asPhoto(size: Size, content: Uint8Array) {
  return { size, content: Buffer.from(content) }
}

function readCrop({ left, top, side }: Input<typeof setPhoto>['query']): Crop | undefined {
  if (left === undefined && top === undefined && side === undefined) return undefined
  if (left === undefined || top === undefined || !side)
    return refuseField(Invalid, 'side', 'Give left, top and side, or none of them.', 'incomplete')
  return { left, top, side }
}

/** The whole upload; it stops reading with the first byte too many. */
async function collect(upload: Readable): Promise<Buffer> {
  if (!(upload instanceof Readable)) return refuse(WrongMediaType, { detail: 'Send the picture as image/*.' })
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of upload) {
    length += chunk.length
    if (length > MAX_PHOTO_BYTES) refuse(TooLarge, { detail: 'A photo may have at most 5 MiB.' })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
