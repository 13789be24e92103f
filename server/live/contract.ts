/** Live: a channel to open consoles, and what changed in access for applications. */
import { z } from 'zod'
import { contract, failure } from '../platform/contract.ts'
import { TooMany, UpgradeRequired } from '../platform/failures.ts'
import { Id, InstantOut } from '../platform/schema.ts'

export const TicketSpent = failure('live-ticket-not-valid', 403, 'This ticket does not work, or not any more.')
export const CursorLost = failure(
  'cursor-lost',
  410,
  'Nothing is known of this place any more. Read all anew, then go on.',
)

/** The protocol that browser and server agree on; beside it the browser offers `ticket.` and its ticket. */
export const LIVE_PROTOCOL = 'roster.live'

/** What a message can be about. `me`: the viewer’s own account, rights or settings. */
export const Topic = z.enum([
  'me',
  'users',
  'teams',
  'roles',
  'fields',
  'modules',
  'directories',
  'portals',
  'settings',
  'templates',
  'imports',
  'outbox',
])
export type Topic = z.output<typeof Topic>

const Thing = z.strictObject({ kind: z.string().describe('Such as `user`, `team`, `role`'), id: Id })

/** One message of the channel. Never data: who hears it asks for what they show. */
export const LiveMessage = z.strictObject({
  topic: Topic,
  entity: Thing.optional().describe('Only where the viewer may see it'),
  changeId: Id.optional(),
})
export type LiveMessage = z.output<typeof LiveMessage>

export const issueLiveTicket = contract({
  id: 'live.ticket',
  method: 'POST',
  path: '/live-tickets',
  summary: 'Get a ticket for the live channel',
  description: 'Good once, for half a minute, and for this session alone.',
  access: 'signed-in',
  reply: z.strictObject({ ticket: z.string(), expiresAt: InstantOut }),
  failures: [TooMany],
  leaves: null,
})

export const openLive = contract({
  id: 'live.open',
  method: 'GET',
  path: '/live',
  summary: 'Open the live channel (WebSocket)',
  description:
    'Offer the protocols `roster.live` and `ticket.` with the ticket, from the origin of this Roster. Messages tell what changed and never what it is: `{"topic":"users","entity":{"kind":"user","id":"…"},"changeId":"…"}`. It ends with 4001 when the session does, with 1012 when the server restarts.',
  access: 'signed-in',
  reply: null,
  failures: [TicketSpent, UpgradeRequired],
})

const LiveEvent = z.strictObject({
  cursor: z.string(),
  at: InstantOut,
  event: z.string().describe('As in the audit log, such as `role.granted`'),
  entity: Thing,
  about: z
    .array(Thing)
    .describe('Others whom it concerns, as far as they may be seen: the role that was granted, the team of a member'),
  changeId: Id.describe('Shared by everything that one operation changed'),
})

export const listEvents = contract({
  id: 'events.list',
  method: 'GET',
  path: '/events',
  summary: 'What changed in access, in the order in which it did',
  description:
    'Begin without `after`: there is nothing to tell, and `next` is the place where you are. Read what you need, then ask with `after` again and again; with `wait` the answer comes when something happens. Only what the caller may see is told.',
  access: 'events.read',
  rate: 'heavy',
  query: z.strictObject({
    after: z.string().max(200).optional().describe('The `next` of the last answer, or the `cursor` of an event'),
    wait: z.coerce.number().int().min(0).max(25).default(0).describe('Seconds to wait for something to tell'),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  reply: z.strictObject({
    items: z.array(LiveEvent),
    next: z.string(),
    more: z.boolean().describe('Whether there may be more to tell at once'),
  }),
  failures: [CursorLost],
})
