/** The shapes of modules in requests and replies. No Node imports: contracts use them, and so the console. */
import { z } from 'zod'
import { Named } from '../access/shapes.ts'
import { Id, InstantOut } from '../platform/schema.ts'
import { gainsAndLosses, Level } from '../roles/shapes.ts'
import { Manifest, ModuleKey } from './manifest.ts'

export const Source = z.enum(['console', 'api', 'command-line', 'configuration', 'former-configuration'])

export const ModuleSummary = z.strictObject({
  key: ModuleKey,
  name: z.string(),
  release: z.string().describe('What the application calls this release of its manifest'),
  description: z.string(),
  source: Source.describe('How the manifest in force came'),
  fixed: z.boolean().describe('The configuration of Roster says it; nobody else changes it'),
  removed: z.boolean().describe('Its roles are out of effect until it is installed again'),
  scopes: z.int(),
  roles: z.int(),
  people: z.int().nullable().describe('Who holds one of its roles now; null where the caller may not read roles'),
  version: z.int(),
  installedAt: InstantOut,
  updatedAt: InstantOut,
  can: z.strictObject({ install: z.boolean(), remove: z.boolean() }),
})

export const ModuleDetail = ModuleSummary.extend({
  manifest: Manifest,
  text: z.string().describe('The manifest as YAML; what the application sent, without its comments'),
  installedBy: z.string().nullable(),
  predefined: z.array(
    Named.extend({ key: z.string(), inactive: z.boolean(), people: z.int().nullable() }).describe('Its roles'),
  ),
})

/** At most 512 KiB, 20,000 values and 20 levels deep; larger ones are refused. */
export const ManifestText = z.string().describe('The manifest as YAML or JSON text')

const Change = z.enum(['new', 'changed', 'removed'])

/** What installing, upgrading or removing would change, and for whom. */
export const ModulePlan = z.strictObject({
  key: ModuleKey,
  name: z.string(),
  outcome: z.enum(['install', 'upgrade', 'reinstall', 'unchanged', 'remove']),
  version: z.int().describe('For If-Match; 0 where it was never installed'),
  changes: z
    .array(
      z.strictObject({
        kind: z.enum([
          'module',
          'scope',
          'action',
          'field',
          'attribute',
          'permission',
          'role',
          'directory',
          'profile-field',
        ]),
        key: z.string().describe('`issues`, `issues.read`, `agent`'),
        name: z.string(),
        change: Change,
        before: z.string(),
        after: z.string(),
      }),
    )
    .describe('What is declared otherwise than now'),
  roles: z.array(
    z.strictObject({
      id: Id.nullable(),
      key: z.string(),
      name: z.string(),
      change: z.enum(['new', 'changed', 'removed', 'back', 'same']),
      people: z.int(),
      names: z.array(Named),
    }),
  ),
  effects: z
    .array(
      z.strictObject({
        scope: z.string(),
        action: z.string(),
        field: z.string().nullable().describe('Where the field is gained or lost, and not the action'),
        words: z.string().describe('The same as people call it, by the manifest that declares it'),
        level: Level.nullable(),
        ...gainsAndLosses,
      }),
    )
    .describe('Who could do more or less; whoever may as much by another role is not counted'),
  obstacles: z
    .array(z.strictObject({ permission: z.string(), message: z.string() }))
    .describe('Why it would be refused: what roles and tokens still use'),
})
export type ModulePlan = z.output<typeof ModulePlan>
