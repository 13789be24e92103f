/** The shapes of directories and their records. No Node imports: contracts use them, and so the console. */
import { z } from 'zod'
import { Named } from '../access/shapes.ts'
import { Id, InstantOut, line, paragraph, requiredLine } from '../platform/schema.ts'

export const AttributeKind = z.enum(['text', 'number', 'date', 'choice', 'record'])

const AttributeKey = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9_]{0,49}$/, 'Letters, digits and underscore, beginning with a small letter; at most 50.')

/** The key of a directory: of the installation's own `origins`, of a module's `desk/customers`. */
export const DirectoryKey = z
  .string()
  .regex(
    /^([a-z][a-z0-9-]{1,39}\/)?[a-z][a-z0-9_-]{0,49}$/,
    'Small letters, digits, dash and underscore, beginning with a letter; at most 50.',
  )
export const OwnDirectoryKey = DirectoryKey.refine((key) => !key.includes('/'), 'Only modules have keys with a slash.')

/** A directory by its id or its key. */
export const DirectoryRef = Id.or(DirectoryKey).describe('Id or key of the directory')

export const Attribute = z.strictObject({
  key: AttributeKey,
  name: requiredLine(100),
  kind: AttributeKind.default('text'),
  required: z.boolean().default(false),
  choices: z.array(requiredLine(200)).max(500).default([]).describe('Of kind `choice`'),
  directory: DirectoryKey.nullable().default(null).describe('Of kind `record`: key of the directory it names one of'),
})
export type Attribute = z.output<typeof Attribute>

export const Directory = z.strictObject({
  id: Id,
  key: z.string(),
  name: z.string(),
  help: z.string(),
  module: z.string().describe('Key of the module that declares it; empty: the installation'),
  attributes: z.array(
    z.strictObject({ ...Attribute.shape, required: z.boolean(), kind: AttributeKind, choices: z.array(z.string()) }),
  ),
  uniqueNames: z.boolean().describe('No two of its records have the same name'),
  records: z.strictObject({ active: z.int(), inactive: z.int() }),
  version: z.int(),
  can: z.strictObject({
    edit: z.boolean().describe('Change the directory itself'),
    records: z.boolean().describe('Add, change and delete its records'),
  }),
})
export type Directory = z.output<typeof Directory>

export const directoryFields = {
  name: requiredLine(100),
  help: paragraph(500),
  attributes: z.array(Attribute).max(50),
  uniqueNames: z.boolean(),
}

export const ExternalId = z.strictObject({
  source: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{0,49}$/, 'Small letters, digits, dot, dash and underscore; at most 50.'),
  key: requiredLine(200),
})

/** Values by the key of the attribute; a record by its id or `ext:source:key`; null clears. */
export const ValuesIn = z.record(z.string().max(50), z.union([z.string().max(2000), z.number(), z.null()]))
export type ValuesIn = z.output<typeof ValuesIn>

/** As stored: texts, days and choices as text, numbers as numbers, records by their ids. */
export type Values = Readonly<Record<string, string | number>>

export const ValueOut = z.union([z.string(), z.number(), Named])

export const DirectoryRecord = z.strictObject({
  id: Id,
  name: z.string(),
  attributes: z.record(z.string(), ValueOut),
  externalIds: z.array(z.strictObject({ source: z.string(), key: z.string() })),
  inactive: z.boolean().describe('It stays where it is used, and is not offered anew'),
  people: z.int().describe('How many people name it in a profile field'),
  version: z.int(),
  createdAt: InstantOut,
  updatedAt: InstantOut,
})
export type DirectoryRecord = z.output<typeof DirectoryRecord>

export const recordFields = {
  name: requiredLine(200),
  attributes: ValuesIn,
  externalIds: z.array(ExternalId).max(20),
  inactive: z.boolean(),
}

/** A record of a sync: known by its key in the other system. What is left out of a known record stays. */
export const SyncedRecord = z.strictObject({
  key: requiredLine(200),
  name: line(200).optional(),
  attributes: ValuesIn.optional(),
  inactive: z.boolean().optional(),
})
