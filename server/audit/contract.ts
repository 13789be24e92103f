import { z } from 'zod'
import { InstantOut, pageOf } from '../platform/schema.ts'

const Values = z.record(z.string(), z.unknown())

/** The administrator behind what was done while logged in as somebody else. */
export const RealActor = z.strictObject({ id: z.string(), name: z.string().nullable() })

/** One event. Names are what they were then, and null once they were erased. */
export const TrailItem = z.strictObject({
  id: z.string(),
  changeId: z.string().describe('Shared by everything that one operation wrote'),
  at: InstantOut,
  event: z.string(),
  actor: z.strictObject({ id: z.string().nullable(), name: z.string().nullable(), kind: z.string().nullable() }),
  realActor: RealActor.nullable().describe('Who was logged in as the actor; null where nobody was'),
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
  token: z.string().nullable().describe('The token that an application called with, by its name'),
  requestId: z.string().nullable(),
})
export type TrailItem = z.output<typeof TrailItem>

/** Whether the caller may try to take an event back; what stands against it, its plan tells. */
export const UndoState = z
  .enum(['possible', 'done'])
  .nullable()
  .describe('`possible`: its change can be asked to be undone · `done`: it was')
export type UndoState = z.output<typeof UndoState>

export const TrailPage = pageOf(TrailItem)
export type TrailPage = z.output<typeof TrailPage>
