import { z } from 'zod'
import { RealActor, TrailItem, UndoState } from '../audit/contract.ts'
import { contract } from '../platform/contract.ts'
import { Id, Instant, InstantOut, pageOf, pageQuery } from '../platform/schema.ts'

const EVENTS = /^[a-z][a-z-]*\.([a-z-]+|\*)(,[a-z][a-z-]*\.([a-z-]+|\*))*$/

/** What is asked of the trail; everything given must hold. */
const filter = {
  q: z
    .string()
    .max(200)
    .optional()
    .describe('Beginnings of words in names of whoever is involved, or of events; an id, a request id, an address'),
  actorId: Id.optional().describe('Who did it, also while logged in as somebody else; or as whom it was done'),
  entityId: Id.optional().describe('Events about it, or in which it is involved'),
  kind: z.string().max(50).optional().describe('Kind of what it is about, such as `user`'),
  event: z
    .string()
    .max(1000)
    .regex(EVENTS, 'Write events as user.suspended,role.*')
    .optional()
    .describe('Events, separated by commas; `user.*` is a whole group'),
  from: Instant.optional(),
  until: Instant.optional().describe('Exclusive'),
  address: z.string().max(60).optional().describe('From where: an address, or a network as `192.0.2.0/24`'),
  change: Id.optional().describe('Everything that one operation wrote'),
  request: Id.optional().describe('Everything that one request wrote'),
}

export const AuditFilter = z.strictObject(filter)
export type AuditFilter = z.output<typeof AuditFilter>

const open = { canOpen: z.boolean().describe('Whether it is still there, and the caller may see it') }

/** An event, where it stands in the chain, and what of it can be opened. */
export const AuditItem = TrailItem.extend({
  actor: TrailItem.shape.actor.extend(open),
  realActor: RealActor.extend(open).nullable(),
  entity: TrailItem.shape.entity.extend(open),
  undo: UndoState,
  position: z.number().int().nullable().describe('Place in the chain; null for the moment until it is sealed'),
})
export type AuditItem = z.output<typeof AuditItem>

export const browseTrail = contract({
  id: 'audit.browse',
  method: 'GET',
  path: '/audit',
  summary: 'Browse the trail, newest first',
  description:
    'A rare combination of filters may end a page early, to keep every request short: `searchedTo` then says how far back was looked, and `next` goes on from there.',
  access: 'audit.read',
  asAnother: 'allowed',
  query: z.strictObject({ ...pageQuery, ...filter }),
  reply: pageOf(AuditItem).extend({
    total: z.number().int().nullable().describe('Null where there are more than were counted'),
    searchedTo: InstantOut.nullable().describe('How far back was looked where a page ended early'),
  }),
})

export const getAuditRow = contract({
  id: 'audit.get',
  method: 'GET',
  path: '/audit/rows/:row',
  summary: 'Show one event of the trail',
  access: 'audit.read',
  asAnother: 'allowed',
  params: z.strictObject({ row: Id }),
  reply: AuditItem,
})

export const listAuditEvents = contract({
  id: 'audit.events',
  method: 'GET',
  path: '/audit/events',
  summary: 'List the events that the trail can tell of',
  access: 'audit.read',
  asAnother: 'allowed',
  reply: z.strictObject({
    events: z.array(z.strictObject({ event: z.string(), group: z.string() })),
    kinds: z.array(z.string()).describe('Kinds of things that events were about'),
  }),
})

export const findAuditNames = contract({
  id: 'audit.names',
  method: 'GET',
  path: '/audit/names',
  summary: 'Find who and what the trail tells of, by name',
  access: 'audit.read',
  asAnother: 'allowed',
  query: z.strictObject({
    q: z.string().max(100).optional().describe('Beginnings of words'),
    id: Id.optional().describe('The one with this id, instead'),
  }),
  reply: z.strictObject({
    items: z.array(z.strictObject({ id: Id, kind: z.string(), name: z.string() })).describe('At most 10'),
  }),
})
