/** What a column of a file may mean. No Node imports: the console builds its form from these. */
import { z } from 'zod'
import { line, requiredLine } from '../platform/schema.ts'

export const ImportKind = z.enum(['users', 'teams', 'memberships'])
export type ImportKind = z.output<typeof ImportKind>

export const ImportState = z.enum(['uploaded', 'checking', 'checked', 'running', 'done', 'failed', 'cancelled'])

/** What columns may mean, by kind of import; `ignore` leaves a column out. */
export const TARGETS = {
  users: [
    'id',
    'externalId',
    'externalIds',
    'username',
    'email',
    'emails',
    'givenName',
    'familyName',
    'displayName',
    'phone',
    'phones',
    'position',
    'language',
    'timeZone',
    'manager',
    'type',
    'roles',
    'teams',
    'defaultTeam',
    'portals',
    'contact',
    'accounts',
    'status',
    'suspensionReason',
    'suspendedUntil',
    'passwordHash',
    'from',
    'until',
    'field',
    'newField',
    'ignore',
  ],
  teams: ['externalId', 'parent', 'name', 'description', 'kind', 'ignore'],
  memberships: ['team', 'user', 'position', 'order', 'from', 'until', 'ignore'],
} as const satisfies Record<ImportKind, readonly string[]>

export type Target = (typeof TARGETS)[ImportKind][number]

/** Where a key comes from: the name of the other system. */
export const Source = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,49}$/, 'Small letters, digits, dot, dash and underscore; at most 50.')

const FieldKey = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,49}$/, 'Small letters, digits and underscore, beginning with a letter; at most 50.')

export const ColumnMapping = z.strictObject({
  /** The name in the header of the file. */
  column: line(200),
  target: z.enum([...new Set([...TARGETS.users, ...TARGETS.teams, ...TARGETS.memberships])]),
  /** `externalId`, `parent`, `team`, and `user` and `manager` by external id: whose key it is. */
  source: Source.optional(),
  /** `user`, `manager`: by what the person is named. */
  by: z.enum(['externalId', 'username', 'email', 'id']).optional(),
  /** `field`, `newField`: key of the profile field. */
  field: FieldKey.optional(),
  /** `newField`: what it is called and holds. */
  label: requiredLine(100).optional(),
  fieldKind: z.enum(['text', 'number', 'date', 'phone']).optional(),
  /** `phone`: mobile, office … */
  phoneKind: z.enum(['mobile', 'office', 'home', 'fax', 'other']).optional(),
})
export type ColumnMapping = z.output<typeof ColumnMapping>

/** A column that is not named is ignored. Several `email`, `phone`, `externalId` and field columns are allowed. */
export const Mapping = z.array(ColumnMapping).max(500)
export type Mapping = z.output<typeof Mapping>

export const Options = z.strictObject({
  /** Whether rows may create, change what is there, or both; others are refused row by row. */
  mode: z.enum(['create', 'update', 'both']).default('both'),
  /** Users: the type of new accounts where no column says it. */
  type: z.enum(['regular', 'portal', 'api', 'admin']).default('regular'),
  /** Users: mail an activation link to everybody who is created. */
  sendInvitations: z.boolean().default(false),
})
export type Options = z.output<typeof Options>
