/** What is to be changed, and who would gain or lose what. No Node imports: contracts use them, and so the console. */
import { z } from 'zod'
import { Named } from '../access/shapes.ts'
import { Id, Instant, InstantOut, line, Ref } from '../platform/schema.ts'
import { PortalRef, standsFor } from '../portals/shapes.ts'
import { FieldValueIn } from '../profile-fields/shapes.ts'
import { GivingLevel, gainsAndLosses } from '../roles/shapes.ts'

const MOST_PEOPLE = 1000 // of one change; teams and roles may have any number
const People = z.array(Ref).min(1).max(MOST_PEOPLE)
const bounds = { from: Instant.nullable().optional(), until: Instant.nullable().optional() }

export const Change = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('team-role'),
      team: Ref,
      role: Id,
      position: line(100).default(''),
      give: z.boolean().describe('False: the team gives it no more'),
    })
    .describe('A team gives a role to its members, or to those with one position'),
  z.strictObject({ kind: z.literal('team-parent'), team: Ref, parentId: Ref.nullable() }).describe('A team is moved'),
  z
    .strictObject({ kind: z.literal('team-deleted'), team: Ref, moveMembersTo: Ref.optional() })
    .describe('A team is deleted; its members go to another one, or to none'),
  z
    .strictObject({
      kind: z.literal('members'),
      team: Ref,
      people: People,
      become: z
        .strictObject({ position: line(100).optional(), ...bounds })
        .nullable()
        .describe('What they are in the team then, what is left out as it is; null: no members'),
    })
    .describe('People come into a team, leave it, or belong to it otherwise'),
  z
    .strictObject({
      kind: z.literal('roles'),
      people: People,
      role: Id,
      become: z.strictObject(bounds).nullable().describe('From when until when they hold it directly; null: no more'),
      instead: Id.optional().describe('This role is taken in the same change'),
    })
    .describe('People are given a role, or it is taken from them'),
  z
    .strictObject({
      kind: z.literal('portal-role'),
      portal: PortalRef,
      role: Id,
      give: z.boolean().describe('False: the portal gives it no more'),
    })
    .describe('A portal gives a role to everybody in it'),
  z
    .strictObject({
      kind: z.literal('portal-people'),
      portals: z.array(PortalRef).min(1).max(100),
      people: People,
      in: z.boolean().describe('False: they are taken out'),
    })
    .describe('Portal users are let into portals, or taken out of them'),
  z
    .strictObject({ kind: z.literal('portal-on'), portal: PortalRef, on: z.boolean() })
    .describe('A portal is switched on or off'),
  z
    .strictObject({ kind: z.literal('portal-deleted'), portal: PortalRef, movePeopleTo: PortalRef.optional() })
    .describe('A portal is deleted; its people go into another one, or lose it'),
  z
    .strictObject({
      kind: z.literal('assignments'),
      user: Ref,
      fields: z.record(z.string().max(50), FieldValueIn).describe('Profile fields, as an edit of the user says them'),
    })
    .describe('Profile fields of a person name other records'),
  z
    .strictObject({
      kind: z.literal('assignments-of-many'),
      people: People,
      fields: z.record(z.string().max(50), FieldValueIn).describe('The same for each of them'),
    })
    .describe('Profile fields of several people name other records; whom the caller may not assign is left out'),
  z
    .strictObject({
      kind: z.literal('stands-for'),
      user: Ref,
      contact: standsFor.contact.optional(),
      accounts: standsFor.accounts.optional(),
    })
    .describe('A portal user is another contact, or acts for other accounts; what is left out stays'),
  z
    .strictObject({
      kind: z.literal('new-user'),
      type: z.enum(['regular', 'portal', 'api']).default('regular'),
      roles: z.array(Id).max(100).default([]),
      teams: z
        .array(z.strictObject({ id: Ref, position: line(100).default('') }))
        .max(100)
        .default([]),
      portals: z.array(PortalRef).max(100).default([]),
      fields: z.record(z.string().max(50), FieldValueIn).optional().describe('Profile fields that name records'),
      contact: standsFor.contact.optional(),
      accounts: standsFor.accounts.optional(),
    })
    .describe(
      'Somebody new with these roles, teams and records: everything they could do then is what they gain; `gained` what the records open besides, `lost` what they withhold',
    ),
])
export type Change = z.output<typeof Change>

const Way = z.strictObject({ level: GivingLevel, within: z.int().nullable() })

const Keyed = z.strictObject({ key: z.string(), name: z.string() })

const Piece = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('team'), team: Named }),
    z.strictObject({ kind: z.literal('record'), field: Named, record: Named }),
    z.strictObject({ kind: z.literal('others'), field: Named }),
    z.strictObject({ kind: z.literal('contact'), record: Named }),
    z.strictObject({ kind: z.literal('account'), record: Named }),
  ])
  .describe(
    '`team`: records of this team and of those below; `record`: what names this record; `others`: what names any other; `contact`, `account`: what is theirs',
  )

export const AccessPreview = z.strictObject({
  people: z.int().describe('Whom the change concerns; administrators, and whoever may do nothing, are not among them'),
  leftOut: z.int().describe('Of the people named, those whom the caller may not change, or who may do all or nothing'),
  from: InstantOut.nullable().describe('When it begins; null: at once'),
  ...gainsAndLosses,
  changes: z
    .array(
      z.strictObject({
        scope: Keyed,
        action: Keyed,
        field: Keyed.nullable(),
        before: z.array(Way).describe('Levels held, the widest first; none: nothing'),
        after: z.array(Way),
        gained: z.array(Piece).describe('Where the level stays and reaches more'),
        lost: z.array(Piece),
        ...gainsAndLosses,
      }),
    )
    .describe('One for each permission and each way in which it changes'),
})
export type AccessPreview = z.output<typeof AccessPreview>
