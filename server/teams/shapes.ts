/** The shapes of teams in requests and replies. No Node imports: contracts use them, and so the console. */
import { z } from 'zod'
import { Named, PersonBrief } from '../access/shapes.ts'
import { Id, Instant, InstantOut, line, paragraph, Ref, requiredLine } from '../platform/schema.ts'

export const ExternalId = z.strictObject({
  source: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{0,49}$/, 'Small letters, digits, dot, dash and underscore; at most 50.'),
  key: requiredLine(200),
})

export const TeamNode = z.strictObject({
  id: Id,
  /** Null at the top, and where the caller may not see the team above. */
  parentId: Id.nullable(),
  name: z.string(),
  kind: z.string().describe('What it is called, such as “Committee”; may be empty'),
  memberCount: z.int(),
  belowCount: z.int().describe('People in it or below, each counted once'),
  version: z.int(),
})

export const TeamDetail = TeamNode.extend({
  path: z.array(Named).describe('The teams above, from the top'),
  description: z.string(),
  positions: z.array(z.strictObject({ name: z.string(), declared: z.boolean(), members: z.int() })),
  roles: z.array(
    Named.extend({
      position: z.string().describe('Only members with this position; empty: all'),
      can: z.strictObject({ remove: z.boolean() }),
    }),
  ),
  externalIds: z.array(z.strictObject({ source: z.string(), key: z.string() })),
  createdAt: InstantOut,
  updatedAt: InstantOut,
  can: z.strictObject({ edit: z.boolean(), delete: z.boolean(), members: z.boolean() }),
})

const writable = {
  name: requiredLine(200),
  description: paragraph(2000),
  kind: line(50),
  positions: z.array(requiredLine(100)).max(100),
  externalIds: z.array(ExternalId).max(20),
}

export const NewTeam = z
  .strictObject(writable)
  .partial({ description: true, kind: true, positions: true, externalIds: true })
  .extend({ parentId: Ref.nullable().default(null) })

export const TeamChanges = z.strictObject(writable).partial()

const membership = {
  position: z.string(),
  order: z.int(),
  from: InstantOut.nullable(),
  until: InstantOut.nullable(),
  /** Inside its bounds now. */
  inForce: z.boolean(),
  isDefault: z.boolean().describe('It is the user’s default team'),
  addedAt: InstantOut,
  addedBy: z.string().nullable(),
}

export const Member = z.strictObject({ user: PersonBrief, team: Named, ...membership })

export const UserTeam = z.strictObject({
  team: Named,
  path: z.array(Named).describe('The teams above, from the top'),
  ...membership,
  roles: z.array(Named).describe('Roles that come with it'),
  can: z.strictObject({ change: z.boolean() }),
})

/** Left out: at the end of the team, without a position, without bounds; in a change: as it is. */
export const MembershipIn = z
  .strictObject({
    position: line(100),
    order: z.int().min(0).max(1_000_000),
    from: Instant.nullable(),
    until: Instant.nullable(),
  })
  .partial()
