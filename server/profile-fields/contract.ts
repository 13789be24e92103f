/** Declared attributes of people: what they are, who may edit them, how they are shown, how they take part in decisions. */
import { z } from 'zod'
import { onAnyUser } from '../access/manifest.ts'
import { Named } from '../access/shapes.ts'
import { contract, failure } from '../platform/contract.ts'
import { Id, Ids } from '../platform/schema.ts'
import { declared, FieldKind, ProfileField } from './shapes.ts'

export const FieldKeyTaken = failure('field-key-taken', 409, 'Another profile field has this key.')

export const FieldOfModule = failure(
  'field-of-module',
  409,
  'A module declares this profile field. Only its manifest changes it.',
)
export const FieldInUse = failure('field-in-use', 409, 'People have values that this would not allow.')

const FieldKey = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,49}$/, 'Small letters, digits and underscore, beginning with a letter; at most 50.')
const Params = z.strictObject({ field: Id })

export const listProfileFields = contract({
  id: 'profileFields.list',
  method: 'GET',
  path: '/profile-fields',
  summary: 'Which attributes people have',
  access: 'signed-in',
  doors: ['console', 'portal'],
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
    directories: declared.directories.default([]),
    many: declared.many.default(false),
    notSelf: declared.notSelf.default(false),
    effect: declared.effect.default(null),
    appliesTo: declared.appliesTo.default([]),
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
  failures: [FieldOfModule, FieldInUse],
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
  failures: [FieldOfModule],
  leaves: 'profile-field.removed',
})

export const orderProfileFields = contract({
  id: 'profileFields.order',
  method: 'PUT',
  path: '/profile-fields/order',
  summary: 'Say in which order profile fields stand',
  access: 'profile-fields.edit',
  body: z.strictObject({ fields: z.array(Id).max(500) }),
  reply: z.strictObject({ items: z.array(ProfileField) }),
  leaves: 'profile-field.ordered',
})

export const listTargets = contract({
  id: 'profileFields.targets',
  method: 'GET',
  path: '/profile-fields/targets',
  summary: 'To what a field with an effect can apply: attributes of the records of modules',
  access: 'profile-fields.edit',
  asAnother: 'allowed',
  reply: z.strictObject({
    items: z.array(
      z.strictObject({
        scope: z.string(),
        scopeName: z.string(),
        attribute: z.string(),
        attributeName: z.string(),
        directory: z.string(),
      }),
    ),
  }),
})

export const listChoices = contract({
  id: 'profileFields.choices',
  method: 'GET',
  path: '/profile-fields/:field/choices',
  summary: 'Active records that a profile field may name, by name',
  description: 'For whoever may read directories, may choose for others, or may fill this field of their own.',
  access: 'signed-in',
  doors: ['console', 'portal'],
  tokens: ['directories.read', ...onAnyUser('edit'), ...onAnyUser('create')],
  asAnother: 'allowed',
  params: Params,
  query: z.strictObject({
    ids: Ids.optional().describe('These as well, also inactive ones'),
    q: z.string().max(200).default(''),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  reply: z.strictObject({ items: z.array(Named.extend({ directory: z.string() })) }),
})
