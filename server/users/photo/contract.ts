/** A user's photo: give, show, remove. */
import { z } from 'zod'
import { onAnyUser } from '../../access/manifest.ts'
import { contract } from '../../platform/contract.ts'
import { ImageTooDetailed, NotAnImage } from '../../platform/image/failures.ts'
import { Ref } from '../../platform/schema.ts'
import { IsDeleted } from '../contract.ts'
import { UserDetail } from '../shapes.ts'

export const MAX_PHOTO_BYTES = 5 * 1024 * 1024

const User = z.strictObject({ user: Ref })
const share = z.coerce.number().min(0).max(1).optional()

export const setPhoto = contract({
  id: 'users.setPhoto',
  method: 'PUT',
  path: '/users/:user/photo',
  summary: 'Give a user a photo',
  description: `The body is the picture: JPEG, PNG, WebP, AVIF, or the first frame of a GIF, at most 5 MiB and 50 megapixels.
It is judged by its content, turned upright, cropped square and kept as WebP; everything else in the file is dropped.
Without \`left\`, \`top\` and \`side\` the square is laid around what draws the eye.`,
  access: 'signed-in',
  doors: ['console', 'portal'],
  tokens: onAnyUser('edit'),
  asAnother: 'allowed',
  rate: 'heavy',
  params: User,
  query: z.strictObject({
    left: share.describe('Left edge of the square, as a share of the width'),
    top: share.describe('Upper edge, as a share of the height'),
    side: share.describe('Side of the square, as a share of the shorter edge'),
  }),
  upload: { type: 'image/*', maxBytes: MAX_PHOTO_BYTES },
  reply: UserDetail,
  failures: [NotAnImage, ImageTooDetailed, IsDeleted],
  leaves: 'user.photo-set',
})

export const removePhoto = contract({
  id: 'users.removePhoto',
  method: 'DELETE',
  path: '/users/:user/photo',
  summary: 'Remove a user’s photo',
  access: 'signed-in',
  doors: ['console', 'portal'],
  tokens: onAnyUser('edit'),
  asAnother: 'allowed',
  params: User,
  reply: UserDetail,
  failures: [IsDeleted],
  leaves: 'user.photo-removed',
})

export const getPhoto = contract({
  id: 'users.photo',
  method: 'GET',
  path: '/users/:user/photo',
  summary: 'Show a user’s photo',
  description: 'With the `v` that the user’s `photo` names, browsers keep the answer; it changes with the photo.',
  access: 'signed-in',
  doors: ['console', 'portal'],
  tokens: onAnyUser('read'),
  asAnother: 'allowed',
  rate: 'hot',
  params: User,
  query: z.strictObject({
    v: z.string().max(50).optional(),
    size: z.enum(['small', 'large']).default('large').describe('Edge of 128 or 512 pixels'),
  }),
  reply: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  replyType: 'image/webp',
})
