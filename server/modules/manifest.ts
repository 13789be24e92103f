/**
 * The manifest of a module: what an application declares of its access. No Node imports: contracts and the console use it.
 * What passes here is in canonical form, is what is stored, and is itself a manifest again.
 */
import { z } from 'zod'
import { isVisible } from '../platform/schema.ts'

const LEVELS = ['yes', 'all', 'team', 'account', 'contact', 'own'] as const
const YEAR = 366 * 24 * 3600 // seconds
const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 24 * 3600 }

const words = (max: number) =>
  z
    .string()
    .normalize('NFC')
    .trim()
    .max(max, `At most ${max} characters.`)
    .refine((text) => isVisible(text.replace(/[\r\n\t]/g, '')), 'Invisible or control characters are not allowed.')
const name = (max: number) => words(max).min(1, 'This is needed.')
const key = (pattern: RegExp, message: string) => z.string().regex(pattern, message)

const Key = key(/^[a-z][a-z0-9-]{0,39}$/, 'Small letters, digits and dashes, beginning with a letter; at most 40.')
export const ModuleKey = key(
  /^[a-z][a-z0-9-]{1,39}$/,
  'Small letters, digits and dashes, beginning with a letter; 2 to 40.',
)
const CamelKey = key(
  /^[a-z][A-Za-z0-9_-]{0,49}$/,
  'Letters, digits, dash and underscore, beginning with a small letter; at most 50.',
)
const FieldKey = key(
  /^[a-z][a-z0-9_]{0,49}$/,
  'Small letters, digits and underscore, beginning with a letter; at most 50.',
)
/** `customers` of this manifest, or the key of a directory that this Roster has. */
const DirectoryKey = key(
  /^([a-z][a-z0-9-]{1,39}\/)?[a-z][a-z0-9_-]{0,49}$/,
  'Small letters, digits, dash and underscore, beginning with a letter; at most 50.',
)

const Level = z.enum(LEVELS, `Write one of ${LEVELS.join(', ')}.`)
const Levels = z
  .array(Level)
  .min(1, 'Name at least one level.')
  .max(6)
  .overwrite((levels) => LEVELS.filter((level) => levels.includes(level)))

const Action = z.strictObject({ key: CamelKey, name: name(100), levels: Levels })
const Field = z.strictObject({ key: CamelKey, name: name(100), restricted: z.boolean().default(false) })
const Attribute = z.strictObject({ key: CamelKey, name: name(100), directory: DirectoryKey })

const Scope = z.strictObject({
  key: Key,
  name: name(100),
  help: words(500).default(''),
  actions: z.array(Action).min(1, 'A scope needs an action.').max(50),
  fields: z.array(Field).max(300).default([]),
  attributes: z.array(Attribute).max(50).default([]),
})

const Special = z.strictObject({
  key: CamelKey,
  name: name(100),
  help: words(500).default(''),
  levels: Levels.default(['yes']),
})

const YesNo = z.preprocess(
  (value) => (value === true ? 'yes' : value === false ? 'no' : value),
  z.enum(['yes', 'no'], 'Write yes or no.'),
)

const WITHIN = 'Write seconds, or a time such as 30m, 24h or 7d; at most a year.'
const Within = z.preprocess(asSeconds, z.int(WITHIN).min(1, WITHIN).max(YEAR, WITHIN).nullable())
const Given = z.preprocess(
  (value) => (typeof value === 'string' || value === true ? { level: value === true ? 'yes' : value } : value),
  z.strictObject({ level: Level, within: Within.default(null) }, `Write a level: one of ${LEVELS.join(', ')}.`),
)

const Role = z.strictObject({
  key: Key,
  name: name(150),
  description: words(2000).default(''),
  audience: z.enum(['internal', 'portal'], 'Write internal or portal.').default('internal'),
  rank: z.int('Write a number from 1 to 1000.').min(1).max(1000).nullable().default(null),
  mayGrant: z.array(Key).max(100).default([]).describe('Keys of roles of this manifest'),
  permissions: z.record(z.string().max(100), Given).default({}).describe('`issues.read: team`, `export: yes`'),
  fields: z
    .record(z.string().max(120), z.strictObject({ read: YesNo.optional(), edit: YesNo.optional() }))
    .default({})
    .describe('`issues.price: { read: yes, edit: no }`'),
})

const RecordAttribute = z.strictObject({
  key: CamelKey,
  name: name(100),
  kind: z.enum(['text', 'number', 'date', 'choice', 'record']).default('text'),
  required: z.boolean().default(false),
  choices: z.array(name(200)).max(500).default([]),
  directory: DirectoryKey.nullable().default(null),
})

const Directory = z.strictObject({
  key: Key,
  name: name(100),
  help: words(500).default(''),
  attributes: z.array(RecordAttribute).max(50).default([]),
  uniqueNames: z.boolean().default(true),
})

const ProfileField = z.strictObject({
  key: FieldKey,
  label: name(100),
  kind: z.enum(['text', 'number', 'date', 'choice', 'phone', 'user', 'record'], 'This is no kind of field.'),
  directory: DirectoryKey.optional(),
  directories: z.array(DirectoryKey).max(20).optional(),
  choices: z.array(name(200)).max(500).default([]),
  many: z.boolean().default(false),
  required: z.boolean().default(false),
  searchable: z.boolean().default(false),
  sortable: z.boolean().default(false),
  shown: z.boolean().default(true),
  editableBy: z.enum(['self', 'administrators']).default('administrators'),
  effect: z.enum(['restrict', 'grant'], 'Write restrict or grant.').nullable().default(null),
  appliesTo: z
    .array(z.strictObject({ scope: Key, attribute: CamelKey }))
    .max(50)
    .default([]),
})

export const Manifest = z.strictObject({
  key: ModuleKey,
  name: name(100),
  version: z
    .union([words(50), z.number().transform(String).pipe(words(50))])
    .default('')
    .describe('What the application calls this release'),
  description: words(2000).default(''),
  scopes: z.array(Scope).max(200).default([]),
  permissions: z.array(Special).max(100).default([]),
  roles: z.array(Role).max(200).default([]),
  directories: z.array(Directory).max(50).default([]),
  profileFields: z.array(ProfileField).max(50).default([]),
})
export type Manifest = z.output<typeof Manifest>
export type DeclaredRole = Manifest['roles'][number]

function asSeconds(value: unknown): unknown {
  const [, amount = '', unit = ''] = (typeof value === 'string' && /^(\d{1,8})\s*([smhd])$/.exec(value)) || []
  return amount ? Number(amount) * (SECONDS[unit] ?? 1) : value
}
