/** People as the pages of roles and teams show them. No Node imports: contracts use this, and so the console. */
import { z } from 'zod'
import { Id } from '../platform/schema.ts'

export const Named = z.strictObject({ id: Id, name: z.string() })

export const PersonBrief = Named.extend({
  email: z.string().nullable(),
  type: z.enum(['admin', 'regular', 'portal', 'api']),
  status: z.enum(['deleted', 'suspended', 'expired', 'locked', 'scheduled', 'invited', 'active']),
})
