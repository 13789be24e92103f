/** Declared attributes of people: what they are, who may edit them, how they are shown. */
import { z } from 'zod'
import { contract, failure } from '../platform/contract.ts'
import { Id, requiredLine } from '../platform/schema.ts'

export const FieldKeyTaken = failure('field-key-taken', 409, 'Another profile field has this key.')

const FieldKind = z.enum(['text', 'number', 'date', 'choice', 'phone'])
const FieldKey = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,49}$/, 'Small letters, digits and underscore, beginning with a letter; at most 50.')
const Params = z.strictObject({ field: Id })

const declared = {
  label: requiredLine(100),
  choices: z.array(requiredLine(200)).max(500),
  required: z.boolean(),
  searchable: z.boolean(),
  sortable: z.boolean(),
  shown: z.boolean(),
  editableBy: z.enum(['self', 'administrators']),
}

export const ProfileField = z.strictObject({
  id: Id,
  key: z.string(),
  kind: FieldKind,
  ...declared,
  version: z.number().int(),
})
export type ProfileField = z.output<typeof ProfileField>

export const listProfileFields = contract({
  id: 'profileFields.list',
  method: 'GET',
  path: '/profile-fields',
  summary: 'Which attributes people have',
  access: 'signed-in',
  tokens: true,
  asAnother: 'allowed',
  reply: z.strictObject({ items: z.array(ProfileField) }),
})

export const createProfileField = contract({
  id: 'profileFields.create',
  method: 'POST',
  path: '/profile-fields',
  summary: 'Declare a profile field',
  access: 'profile-fields.edit',
  idempotent: true,
  body: z.strictObject({
    key: FieldKey,
    kind: FieldKind,
    label: declared.label,
    choices: declared.choices.default([]),
    required: declared.required.default(false),
    searchable: declared.searchable.default(false),
    sortable: declared.sortable.default(false),
    shown: declared.shown.default(true),
    editableBy: declared.editableBy.default('administrators'),
  }),
  reply: ProfileField,
  failures: [FieldKeyTaken],
  leaves: 'profile-field.created',
})

export const editProfileField = contract({
  id: 'profileFields.edit',
  method: 'PATCH',
  path: '/profile-fields/:field',
  summary: 'Change a profile field; its key and kind stay',
  access: 'profile-fields.edit',
  versioned: true,
  params: Params,
  body: z.strictObject(declared).partial(),
  reply: ProfileField,
  leaves: 'profile-field.edited',
})

export const removeProfileField = contract({
  id: 'profileFields.remove',
  method: 'DELETE',
  path: '/profile-fields/:field',
  summary: 'Stop using a profile field; its values are kept out of sight',
  access: 'profile-fields.edit',
  versioned: true,
  params: Params,
  reply: null,
  leaves: 'profile-field.removed',
})
