/** Questions about access and their answers. No Node imports: contracts use them, and so the console. */
import { z } from 'zod'
import { Named } from '../access/shapes.ts'
import { Id, Instant, InstantOut, Ref } from '../platform/schema.ts'
import { PortalRef } from '../portals/shapes.ts'

const MANY = 1000 // teams, accounts or records named by one record

export const Key = z.string().min(1).max(100)
export const Level = z.enum(['all', 'team', 'account', 'contact', 'own', 'none', 'yes', 'no'])

/** What the application knows of its record; what is missing admits nothing. */
export const RecordIn = z
  .strictObject({
    id: z.string().max(300).describe('The application’s own; Roster keeps no records of applications'),
    ownerId: Ref.nullable(),
    createdById: Ref.nullable(),
    createdAt: Instant,
    teamIds: z.array(Ref).max(MANY),
    contactId: Ref.nullable(),
    accountIds: z.array(Ref).max(MANY),
    refs: z
      .record(Key, z.union([Ref, z.array(Ref).max(MANY), z.null()]))
      .describe('By attribute of the scope: the records of its directory'),
  })
  .partial()

/** What is asked, whatever the record. */
export const About = z.strictObject({
  scope: Key.describe('`users`, or `module/scope`; the key of a module alone for its special permissions'),
  action: Key,
  field: Key.optional().describe('One field of the record; with `read`, `edit` or `create`'),
  portal: PortalRef.optional().describe(
    'In this portal, by its id or key: of what portals give, only what this one does',
  ),
})

export const Question = About.extend({
  subject: Ref.optional().describe('About whom is asked: an id or `ext:source:key`; the caller where absent'),
  record: RecordIn.optional(),
})

export const Code = z.enum([
  'role',
  'admin',
  'needs-record',
  'not-given',
  'admin-only',
  'field-withheld',
  'out-of-reach',
  'restricted',
  'outside-token',
  'deleted',
  'suspended',
  'expired',
  'scheduled',
  'system',
  'not-in-portal',
  'portal-off',
  'unknown-subject',
])

const MaybeNamed = z.strictObject({ id: z.string(), name: z.string().nullable() })

/** By what a record lies in reach. */
const Nearness = z.union([
  z.strictObject({ kind: z.enum(['any', 'own', 'none-needed']) }),
  z.strictObject({ kind: z.literal('team'), mine: MaybeNamed, theirs: MaybeNamed }),
  z.strictObject({ kind: z.enum(['account', 'contact']), record: MaybeNamed }),
  z.strictObject({ kind: z.literal('granted'), field: MaybeNamed, attribute: z.string(), record: MaybeNamed }),
])

/** One box of the path. */
export const Step = z.union([
  z.strictObject({ kind: z.literal('user'), user: Named }),
  z.strictObject({ kind: z.literal('type'), type: z.literal('admin') }),
  z.strictObject({ kind: z.literal('team'), team: MaybeNamed }),
  z.strictObject({ kind: z.literal('portal'), portal: MaybeNamed }),
  z.strictObject({
    kind: z.literal('role'),
    role: Named,
    via: z.enum(['direct', 'team', 'portal', 'baseline']),
  }),
  z.strictObject({
    kind: z.literal('permission'),
    scope: z.string(),
    action: z.string(),
    field: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal('level'), level: Level, within: z.int().nullable() }),
  z.strictObject({ kind: z.literal('record'), by: Nearness }),
  z.strictObject({ kind: z.literal('assignment'), field: MaybeNamed, attribute: z.string(), record: MaybeNamed }),
])

/** The nearest thing that is missing for a no. */
export const Missing = z
  .strictObject({
    code: Code,
    roles: z.array(Named).describe('Roles that would give the action; for whoever may read roles'),
    withheldBy: z.array(Named).describe('Roles that give the action and withhold the field'),
    level: Level.describe('The widest level held'),
    theirTeams: z.array(MaybeNamed).describe('Teams of the record'),
    ownTeams: z.array(MaybeNamed).describe('Teams of the user'),
    field: MaybeNamed.describe('The profile field that restricts'),
    attribute: z.string(),
    named: z.array(MaybeNamed).describe('What the record names there'),
    only: z.array(MaybeNamed).describe('What the user is held to'),
  })
  .partial()
  .required({ code: true })

export const Explanation = z.strictObject({
  path: z.array(Step).describe('From the user to the answer; for a no as far as it leads'),
  givenBy: z.array(Named).describe('All roles of the user that give the action at any level'),
  missing: Missing.nullable(),
})

export const Answer = z.strictObject({
  allowed: z.union([z.boolean(), z.literal('depends')]).describe('`depends` only without a record'),
  levels: z.array(Level).describe('Held for this action, the widest first'),
  reason: z.strictObject({
    code: Code,
    role: Named.optional(),
    level: Level.optional(),
    field: Id.optional().describe('The profile field that restricts'),
    attribute: z.string().optional(),
  }),
  until: InstantOut.nullable().describe('When time alone may change it'),
  version: z.string().describe('Stays while no change can have changed the answer'),
  explanation: Explanation.optional(),
})

const Column = z
  .string()
  .regex(/^[A-Za-z_]\w{0,62}(\.[A-Za-z_]\w{0,62})?$/, 'Write the name of a column, or table.column.')

/** Where an attribute stands in the application’s own tables: a column, or rows of another table. */
const Place = z.union([
  Column,
  z.strictObject({
    table: Column.describe('Holds a row for each value, for example `issue_teams`'),
    record: Column.describe('Its column that names the record, for example `issue_id`'),
    value: Column.describe('Its column with the value, for example `team_id`'),
    id: z
      .string()
      .regex(/^[A-Za-z_]\w{0,62}\.[A-Za-z_]\w{0,62}$/, 'Write table.column.')
      .describe('What `record` names, for example `issues.id`'),
  }),
])

export const Columns = z
  .strictObject({
    ownerId: Place.default('owner_id'),
    createdById: Place.default('created_by_id'),
    createdAt: Column.default('created_at'),
    teamIds: Place.default('team_id'),
    contactId: Place.default('contact_id'),
    accountIds: Place.default('account_id'),
    refs: z.record(Key, Place).default({}).describe('By attribute; `<attribute>_id` where one is left out'),
  })
  .describe('The application’s columns')
export type Columns = z.output<typeof Columns>
export type Place = z.output<typeof Place>

/** A condition that any store can carry out; the example `docs/examples/admits.ts` does it in memory. */
export type Condition =
  | { op: 'always' | 'never' }
  | { op: 'and' | 'or'; of: Condition[] }
  | { op: 'in'; attribute: string; values: string[] }
  | { op: 'after'; attribute: 'createdAt'; value: string }

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ op: z.enum(['always', 'never']) }),
    z.strictObject({ op: z.enum(['and', 'or']), of: z.array(Condition) }),
    z.strictObject({
      op: z.literal('in').describe('The attribute, or one of its values where it has many, is among these'),
      attribute: z
        .string()
        .describe('`ownerId`, `createdById`, `teamIds`, `accountIds`, `contactId`, `refs.<attribute>`'),
      values: z.array(z.string()),
    }),
    z.strictObject({ op: z.literal('after'), attribute: z.literal('createdAt'), value: InstantOut }),
  ]),
)

const Sql = z.strictObject({ text: z.string(), values: z.array(z.union([z.string(), z.array(z.string())])) })

export const Filter = z.strictObject({
  condition: Condition,
  sql: z.strictObject({
    postgres: Sql.describe('`$1` …; lists are arrays'),
    sqlite: Sql.describe('`?`; lists are JSON texts'),
  }),
  until: InstantOut.nullable(),
  version: z.string(),
})

const Assigned = z.strictObject({
  field: MaybeNamed,
  attribute: z.string(),
  records: z.array(MaybeNamed).describe('Active ones; a restriction without any admits nothing'),
})

export const ScopeRights = z.strictObject({
  key: z.string(),
  name: z.string(),
  special: z.boolean().describe('Permissions of the module as a whole'),
  actions: z.array(
    z.strictObject({
      key: z.string(),
      name: z.string(),
      levels: z.array(Level).describe('Held now, the widest first'),
      ways: z.array(
        z.strictObject({
          level: Level,
          within: z.int().nullable(),
          role: Named,
          via: z.enum(['direct', 'team', 'portal', 'baseline']),
          team: MaybeNamed.nullable(),
          portal: MaybeNamed.nullable(),
          until: InstantOut.nullable(),
        }),
      ),
    }),
  ),
  fields: z.array(z.strictObject({ key: z.string(), name: z.string(), read: z.boolean(), edit: z.boolean() })),
  restrictions: z.array(Assigned),
  grants: z.array(Assigned),
})

export const Rights = z.strictObject({
  administrator: z.boolean().describe('May do everything; no role can restrict it'),
  barrier: z
    .enum(['deleted', 'suspended', 'expired', 'scheduled', 'system', 'not-in-portal', 'portal-off'])
    .nullable()
    .describe('Why the account may do nothing'),
  modules: z.array(z.strictObject({ key: z.string(), name: z.string(), scopes: z.array(ScopeRights) })),
  until: InstantOut.nullable().describe('When time alone may change it'),
  version: z.string(),
})
