import { z } from 'zod'
import { contract } from '../platform/contract.ts'
import { Id, Instant, InstantOut, pageOf, pageQuery } from '../platform/schema.ts'

const Values = z.record(z.string(), z.unknown())

/** One event. Names are what they were then, and null once they were erased. */
export const TrailItem = z.strictObject({
  id: z.string(),
  changeId: z.string().describe('Shared by everything that one operation wrote'),
  at: InstantOut,
  event: z.string(),
  actor: z.strictObject({ id: z.string().nullable(), name: z.string().nullable(), kind: z.string().nullable() }),
  entity: z.strictObject({
    kind: z.string(),
    id: z.string(),
    name: z.string().nullable(),
    version: z.number().int().nullable(),
  }),
  before: Values,
  after: Values,
  also: Values.describe('Other facts, such as a reason'),
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
  requestId: z.string().nullable(),
})
export type TrailItem = z.output<typeof TrailItem>

export const TrailPage = pageOf(TrailItem)
export type TrailPage = z.output<typeof TrailPage>

export const browseTrail = contract({
  id: 'audit.browse',
  method: 'GET',
  path: '/audit',
  summary: 'Browse the trail, newest first',
  access: 'audit.read',
  query: z.strictObject({
    ...pageQuery,
    entityId: Id.optional().describe('Events about it, or in which it is involved'),
    actorId: Id.optional(),
    entity: z.string().max(50).optional().describe('Kind of entity, such as `user`'),
    event: z.string().max(100).optional().describe('Such as `user.suspended`'),
    from: Instant.optional(),
    until: Instant.optional().describe('Exclusive'),
  }),
  reply: TrailPage,
})
