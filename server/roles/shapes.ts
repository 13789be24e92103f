/** The shapes of roles in requests and replies. No Node imports: contracts use them, and so the console. */
import { z } from 'zod'
import { Named, PersonBrief } from '../access/shapes.ts'
import { Id, Instant, InstantOut, paragraph, requiredLine } from '../platform/schema.ts'

const YEAR = 366 * 24 * 3600 // seconds

export const GivingLevel = z.enum(['all', 'team', 'account', 'contact', 'own', 'yes'])
export const Level = z.enum([...GivingLevel.options, 'none', 'no'])

/** One cell of the matrix. What is not listed is not given. */
export const PermissionIn = z.strictObject({
  scope: z.string().min(1).max(100).describe('`users`; of a module `desk/issues`; its special permissions `desk`'),
  action: z.string().min(1).max(50),
  level: GivingLevel,
  within: z
    .int()
    .min(1)
    .max(YEAR)
    .nullable()
    .default(null)
    .describe('Only records created less than so many seconds ago'),
})
const Permission = z.strictObject({ scope: z.string(), action: z.string(), level: Level, within: z.int().nullable() })

/** What a role says of one field; silence gives it with the action, unless the field is restricted. */
export const RoleField = z.strictObject({
  scope: z.string().min(1).max(100),
  field: z.string().min(1).max(50),
  action: z.enum(['read', 'edit']),
  gives: z.enum(['yes', 'no']),
})

export const Audience = z.enum(['internal', 'portal'])

export const RoleSummary = z.strictObject({
  id: Id,
  name: z.string(),
  description: z.string(),
  origin: z.enum(['builtin', 'module', 'custom']),
  module: z
    .strictObject({ key: z.string(), name: z.string(), removed: z.boolean() })
    .nullable()
    .describe('Which module declares it; null where none does'),
  audience: Audience,
  rank: z.int().nullable(),
  inactive: z.boolean(),
  /** People who hold it now; null where the caller may only pick roles. */
  holders: z
    .strictObject({
      direct: z.int(),
      byTeam: z.int(),
      byPortal: z.int(),
      people: z.int().describe('In whatever way, each counted once'),
    })
    .nullable(),
  version: z.int(),
  updatedAt: InstantOut,
  /** The caller holds it. */
  mine: z.boolean(),
  can: z.strictObject({ edit: z.boolean(), delete: z.boolean(), grant: z.boolean() }),
})

export const AdministratorAsRole = z
  .strictObject({
    name: z.string(),
    people: z.int().nullable().describe('How many there are; null where the caller may only pick roles'),
    can: z.strictObject({ grant: z.boolean().describe('By changing the type') }),
  })
  .describe('The type `admin` among the roles, where `roles.adminAppearsAs` names it')

export const RoleDetail = RoleSummary.extend({
  permissions: z.array(Permission),
  fields: z.array(RoleField),
  mayGrant: z.array(Named).describe('Roles that holders of this one may give'),
  givenBy: z
    .array(Named.extend({ position: z.string() }))
    .describe('Teams that give it, as far as the caller sees them'),
  givenByPortals: z.array(Named).describe('Portals that give it, for whoever may read portals'),
  createdAt: InstantOut,
  createdBy: z.string().nullable(),
})

const writable = {
  name: requiredLine(150),
  description: paragraph(2000),
  audience: Audience,
  rank: z.int().min(1).max(1000).nullable(),
  permissions: z.array(PermissionIn).max(2000),
  fields: z.array(RoleField).max(2000),
  mayGrant: z.array(Id).max(200),
}

export const NewRole = z
  .strictObject(writable)
  .partial({ description: true, audience: true, rank: true, permissions: true, fields: true, mayGrant: true })
  .extend({ copyFrom: Id.optional().describe('What is left out is taken from this role') })

export const RoleChanges = z.strictObject({ ...writable, inactive: z.boolean() }).partial()

/** Where a role comes from. */
export const Via = z.strictObject({
  kind: z.enum(['direct', 'team', 'portal', 'baseline']),
  team: Named.nullable(),
  portal: Named.nullable(),
})

const provenance = {
  from: InstantOut.nullable(),
  until: InstantOut.nullable(),
  /** Inside its bounds now, and the role active. */
  inForce: z.boolean(),
  addedAt: InstantOut.nullable(),
  addedBy: z.string().nullable(),
}

export const Holder = z.strictObject({ user: PersonBrief, via: Via, ...provenance })

export const UserRole = z.strictObject({
  role: Named.extend({ origin: z.enum(['builtin', 'module', 'custom']), inactive: z.boolean() }),
  via: Via,
  ...provenance,
  can: z.strictObject({ change: z.boolean().describe('End it or change its bounds; direct grants only') }),
})

export const GrantBounds = z.strictObject({
  from: Instant.nullable().default(null),
  until: Instant.nullable().default(null),
})

/** In numbers, and the first of them by name, as far as the caller may see them. */
export const gainsAndLosses = {
  gain: z.int(),
  gainers: z.array(Named),
  lose: z.int(),
  losers: z.array(Named),
}

/** What saving would change for the holders, cell by cell; other roles they hold are taken into account. */
export const RolePreview = z.strictObject({
  people: z.int(),
  changes: z.array(
    z.strictObject({
      scope: z.string(),
      action: z.string(),
      before: Level.nullable(),
      after: Level.nullable(),
      ...gainsAndLosses,
    }),
  ),
  fields: z.array(
    z.strictObject({
      scope: z.string(),
      field: z.string(),
      action: z.enum(['read', 'edit']),
      before: z.enum(['yes', 'no']).nullable().describe('What the role says; null: nothing'),
      after: z.enum(['yes', 'no']).nullable(),
      ...gainsAndLosses,
    }),
  ),
})

export const ScopeCatalogue = z.strictObject({
  modules: z.array(z.strictObject({ key: z.string(), name: z.string() })).describe('`roster` first'),
  scopes: z.array(
    z.strictObject({
      key: z.string().describe('As permissions name it: `users`, `desk/issues`'),
      name: z.string(),
      help: z.string(),
      module: z.string(),
      special: z.boolean().describe('Permissions of the module as a whole, without records of their own'),
      fields: z.array(
        z.strictObject({
          key: z.string(),
          name: z.string(),
          restricted: z.boolean().describe('A role that is silent on it withholds it'),
        }),
      ),
      actions: z.array(
        z.strictObject({
          key: z.string(),
          name: z.string(),
          levels: z.array(GivingLevel).describe('Widest first'),
          adminOnly: z.boolean().describe('No role can give it'),
          giveable: z.array(GivingLevel).describe('Levels that the caller may put into a role'),
        }),
      ),
    }),
  ),
})
