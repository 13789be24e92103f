/** The shapes of settings in requests and replies. No Node imports: contracts use them, and so the console. */
import { z } from 'zod'
import { Id, InstantOut, line } from '../platform/schema.ts'

export const SettingValue = z.union([
  z.boolean(),
  z.number(),
  z.string().max(2000),
  z.array(z.string().max(200)).max(500),
])
export type SettingValue = z.output<typeof SettingValue>

/** Where the operator fixed a value: only there it changes. */
export const FixedBy = z.strictObject({
  kind: z.enum(['file', 'environment']),
  name: z.string().describe('The variable, or the key in the file'),
  file: z.string().nullable(),
})

export const Setting = z.strictObject({
  key: z.string(),
  id: Id.describe('Names the setting in the trail'),
  group: z.string(),
  title: z.string(),
  help: z.string(),
  type: z.enum([
    'switch',
    'number',
    'choice',
    'text',
    'pattern',
    'choices',
    'permissions',
    'role',
    'roles',
    'directory',
    'mail-server',
    'addresses',
    'people',
  ]),
  unit: z.string().nullable(),
  min: z.number().nullable().describe('Of a number'),
  max: z.number().nullable().describe('Of a number; of a text, its characters'),
  choices: z.array(z.strictObject({ value: z.string(), label: z.string() })).nullable(),
  default: SettingValue,
  value: SettingValue.describe('In force now; of an address with a password, without it'),
  source: z.enum(['built-in', 'administrator', 'file', 'environment']),
  fixedBy: FixedBy.nullable(),
  setAt: InstantOut.nullable().describe('When an administrator chose a value, also where it is fixed now'),
  setBy: z.string().nullable(),
  version: z.int().describe('0 where nobody chose a value'),
  can: z.strictObject({ edit: z.boolean() }),
})

/** What the process was started with: shown, never changed here. */
export const StartedWith = z.strictObject({
  key: z.string(),
  variable: z.string().nullable(),
  value: z.string().nullable().describe('null where it is hidden or not set'),
  isSet: z.boolean(),
  fixedBy: FixedBy.nullable().describe('null where it is built in'),
})

/** One change of several made together. `value: null` goes back to what is built in. */
export const SettingEdit = z.strictObject({
  key: z.string().max(100),
  value: SettingValue.nullable(),
  version: z.int().min(0).describe('The one last read'),
})

export const MailTest = z.strictObject({
  to: line(254).optional().describe('Where the test mail goes; one’s own address where left out'),
  server: z.string().max(2000).optional().describe('Another server than the one in force; for administrators'),
  from: z.string().max(200).optional(),
})

export const MailTestStep = z.strictObject({
  step: z.enum(['name', 'connection', 'security', 'sign-in', 'recipient', 'message']),
  ok: z.boolean(),
  message: z.string(),
})
