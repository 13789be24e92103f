/** The shapes of accounts in requests and replies. No Node imports: contracts use them, and so the console. */
import { z } from 'zod'
import { Photo } from '../access/shapes.ts'
import { Id, Instant, InstantOut, line, paragraph, Ref, requiredLine } from '../platform/schema.ts'
import { PortalRef, standsFor, UserPortal } from '../portals/shapes.ts'
import { FieldValueIn, FieldValueOut } from '../profile-fields/shapes.ts'

export const UserType = z.enum(['admin', 'regular', 'portal', 'api'])
export const StatusKey = z.enum(['deleted', 'suspended', 'expired', 'locked', 'scheduled', 'invited', 'active'])

/** Whether there is a second factor: `missing` where one is required and there is none. */
export const FactorStanding = z.enum(['set-up', 'missing', 'none'])
export type FactorStanding = z.output<typeof FactorStanding>

export const PhoneKind = z.enum(['mobile', 'office', 'home', 'fax', 'other'])
export const PhoneIn = z.strictObject({ kind: PhoneKind.default('office'), number: requiredLine(40) })
const Phone = z.strictObject({ kind: z.string(), number: z.string() })

export const ExternalId = z.strictObject({
  source: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{0,49}$/, 'Small letters, digits, dot, dash and underscore; at most 50.'),
  key: requiredLine(200),
})

const Named = z.strictObject({ id: Id, name: z.string() })

export const Status = z.strictObject({
  key: StatusKey,
  /** When it ends or changes by itself: end of a lock or suspension, expiry of the open link, end of the grace. */
  until: InstantOut.nullable(),
  since: InstantOut.nullable(),
  by: z.string().nullable(),
  reason: z.string(),
})

/** What the caller may do with this account, by the rules that the server enforces. */
export const UserAbilities = z.strictObject({
  edit: z.boolean(),
  suspend: z.boolean(),
  delete: z.boolean(),
  purge: z.boolean(),
  links: z.boolean(),
  sessions: z.boolean(),
  unlock: z.boolean(),
  tokens: z.boolean(),
  grant: z.boolean(),
  history: z.boolean(),
  logInAs: z.boolean(),
})

export const UserSummary = z.strictObject({
  id: Id,
  type: UserType,
  name: z.string(),
  username: z.string().nullable(),
  email: z.string().nullable(),
  photo: Photo,
  status: Status,
  roles: z.array(Named.extend({ direct: z.boolean().describe('Given to them, not by a team alone') })),
  teams: z.array(Named.extend({ position: z.string() })),
  defaultTeam: Named.nullable(),
  portals: z.array(UserPortal).describe('Of portal users'),
  contact: Named.nullable().describe('Whom a portal user is'),
  accounts: z.array(Named).describe('For whom a portal user acts; the first is the primary one'),
  position: z.string(),
  manager: Named.nullable(),
  phone: z.string().nullable(),
  secondFactor: FactorStanding.nullable().describe('null for who comes in by no password'),
  mailFailed: z.boolean(),
  failedAttempts: z.number().int(),
  lastSignInAt: InstantOut.nullable(),
  lastSignInAddress: z.string().nullable().describe('For those who may end the sessions'),
  lastActiveAt: InstantOut.nullable(),
  createdAt: InstantOut,
  createdBy: z.string().nullable(),
  until: InstantOut.nullable(),
  fields: z.record(z.string(), FieldValueOut),
  version: z.number().int(),
  can: UserAbilities,
})

export const UserDetail = UserSummary.extend({
  givenName: z.string(),
  familyName: z.string(),
  displayName: z.string(),
  emails: z.array(z.strictObject({ address: z.string(), confirmedAt: InstantOut.nullable() })),
  phones: z.array(Phone),
  language: z.string(),
  timeZone: z.string(),
  from: InstantOut.nullable(),
  externalIds: z.array(z.strictObject({ source: z.string(), key: z.string() })),
  updatedAt: InstantOut,
  activatedAt: InstantOut.nullable(),
  passwordChangedAt: InstantOut.nullable(),
  protectedAt: InstantOut.nullable(),
  openSessions: z.number().int(),
  writable: z.array(z.string()).describe('Fields that the caller may write'),
})

const profile = {
  givenName: line(100),
  familyName: line(100),
  displayName: line(200),
  position: line(100),
  phones: z.array(PhoneIn).max(10),
  language: z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$|^$/, 'Write a language as en or en-GB.'),
  timeZone: z.string().refine(isTimeZone, 'This time zone is not known.'),
  managerId: Ref.nullable(),
  fields: z.record(z.string(), FieldValueIn),
}

export const Email = line(254).refine((text) => text.length > 0, 'Write an address, or leave the list empty.')

export const UserChanges = z
  .strictObject({
    ...profile,
    username: line(100).nullable(),
    emails: z.array(Email).max(10),
    defaultTeamId: Id.nullable(),
    from: Instant.nullable(),
    until: Instant.nullable(),
    externalIds: z.array(ExternalId).max(20),
    ...standsFor,
  })
  .partial()

export const NewUser = UserChanges.extend({
  type: UserType.default('regular'),
  roles: z
    .array(z.strictObject({ id: Id, from: Instant.nullable().optional(), until: Instant.nullable().optional() }))
    .max(100)
    .default([]),
  teams: z
    .array(z.strictObject({ id: Ref, position: line(100).default('') }))
    .max(100)
    .default([]),
  portals: z.array(PortalRef).max(100).default([]).describe('Of a portal user: ids or keys'),
  /** How the person gets in: by a mailed link, by a link that the administrator copies, or by a password typed now. */
  wayIn: z.enum(['mail-link', 'show-link', 'password']).default('show-link'),
  password: z.string().max(1024).optional(),
  sendAccessInfo: z.boolean().default(false),
})

export const Suspension = z.strictObject({
  reason: paragraph(500).default(''),
  until: Instant.nullable().default(null),
})

const timeZones = new Set(['']) // asking costs as much as all else about a person; a few thousand spellings at most

function isTimeZone(name: string): boolean {
  if (timeZones.has(name)) return true
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    timeZones.add(name)
    return true
  } catch {
    return false
  }
}
