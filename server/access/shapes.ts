/** People as the pages of roles and teams show them. No Node imports: contracts use this, and so the console. */
import { z } from 'zod'
import { Id } from '../platform/schema.ts'

export const Named = z.strictObject({ id: Id, name: z.string() })

/** Address of a photo with its version; `&size=small` gives 128 pixels instead of 512. Null without one. */
export const Photo = z.string().nullable()

export const PersonBrief = Named.extend({
  email: z.string().nullable(),
  photo: Photo,
  type: z.enum(['admin', 'regular', 'portal', 'api']),
  status: z.enum(['deleted', 'suspended', 'expired', 'locked', 'scheduled', 'invited', 'active']),
})
