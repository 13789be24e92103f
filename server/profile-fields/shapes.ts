/** The shapes of profile fields and of their values. No Node imports: contracts use them, and so the console. */
import { z } from 'zod'
import { Named } from '../access/shapes.ts'
import { Id, Ref, requiredLine } from '../platform/schema.ts'

export const FieldKind = z.enum(['text', 'number', 'date', 'choice', 'phone', 'user', 'record'])

export const MOST_NAMED = 500 // records that one field of one person names

/**
 * A value as a request says it. A text, number, day or choice as it is; a person or a record by id or `ext:source:key`;
 * several records as a list. A field that restricts says `only` these, or `unrestricted`. Of somebody who is there, `add`
 * and `remove` say what comes to those named and what goes; whoever is held to nothing stays so. Null clears.
 */
export const FieldValueIn = z.union([
  z.string().max(2000),
  z.number(),
  z.null(),
  z.array(Ref).max(MOST_NAMED),
  z.strictObject({ only: z.array(Ref).max(MOST_NAMED) }),
  z.strictObject({ unrestricted: z.literal(true) }),
  z.strictObject({
    add: z.array(Ref).max(MOST_NAMED).default([]),
    remove: z.array(Ref).max(MOST_NAMED).default([]),
  }),
])

/** A record or person that a field names. */
export const NamedValue = Named.extend({ inactive: z.boolean() })
export type NamedValue = z.output<typeof NamedValue>

/** A value as replies tell it; a field that restricts is there only where it does. */
export const FieldValueOut = z.union([z.string(), z.array(NamedValue), z.strictObject({ only: z.array(NamedValue) })])
export type FieldValueOut = z.output<typeof FieldValueOut>

export const AppliesTo = z.strictObject({
  scope: z.string().min(1).max(100).describe('Scope of a module, as `desk/issues`'),
  attribute: z.string().min(1).max(50).describe('In which its records name what this field names'),
})

/** What a declaration says and a change may change. */
export const declared = {
  label: requiredLine(100),
  choices: z.array(requiredLine(200)).max(500),
  required: z.boolean(),
  searchable: z.boolean(),
  sortable: z.boolean(),
  shown: z.boolean(),
  editableBy: z.enum(['self', 'administrators']),
  directories: z.array(z.string().max(100)).max(20).describe('Kind `record`: keys of the directories'),
  many: z.boolean().describe('Kind `record`: several of them'),
  notSelf: z.boolean().describe('Kind `user`: nobody names themselves'),
  effect: z
    .enum(['restrict', 'grant'])
    .nullable()
    .describe(
      '`restrict`: a person sees only what names one of these. `grant`: what names one of these counts like a shared team',
    ),
  appliesTo: z.array(AppliesTo).max(50),
}

export const ProfileField = z.strictObject({
  id: Id,
  key: z.string(),
  kind: FieldKind,
  ...declared,
  module: z.string().describe('Key of the module that declares it; empty: the installation'),
  version: z.number().int(),
})
export type ProfileField = z.output<typeof ProfileField>
