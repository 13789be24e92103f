/**
 * What an administrator may tune. Each key: built-in < administrator < file or environment. Durations are in the unit
 * that the name says. Lifetimes have hard bounds, so that no link is endless (product.md section 3).
 */
import { z } from 'zod'
import { isVisible } from './schema.ts'
import { aboutSetting, isPattern, isSender, isSmtpAddress } from './settings-about.ts'

/** What people may change about themselves where their roles let them edit their own profile. */
export const OWN_FIELDS = ['givenName', 'familyName', 'displayName', 'position', 'phones', 'photo', 'fields'] as const

export const SettingsSchema = z.strictObject({
  'installation.name': z
    .string()
    .trim()
    .min(1, 'This is needed.')
    .max(80)
    .refine(isVisible, 'Invisible or control characters are not allowed.')
    .default('Roster')
    .register(aboutSetting, {
      group: 'installation',
      title: 'Name',
      help: 'What this Roster is called: in the console, on the sign-in page and in mails.',
    }),
  'docs.public': z.boolean().default(false).register(aboutSetting, {
    group: 'installation',
    title: 'API pages for everybody',
    help: 'Shows the description of the API at /docs without signing in. It tells what Roster can do, nothing about people.',
  }),
  'signIn.identifier': z
    .enum(['username', 'email', 'either'])
    .default('either')
    .register(aboutSetting, {
      group: 'signIn',
      title: 'People sign in with',
      help: 'Whoever lacks what is asked for cannot sign in.',
      choices: { username: 'Username', email: 'Email address', either: 'Either of them' },
    }),
  'usernames.pattern': z
    .string()
    .max(300)
    .refine(isPattern, 'This is not a regular expression.')
    .default('^[a-z0-9._@+-]{1,50}$')
    .register(aboutSetting, {
      group: 'signIn',
      title: 'Form of usernames',
      help: 'What the whole of a new username must match, after folding to lower case. Names that exist stay.',
      kind: 'pattern',
    }),
  'usernames.changeable': z
    .enum(['never', 'admin'])
    .default('admin')
    .register(aboutSetting, {
      group: 'signIn',
      title: 'Usernames change',
      help: 'Whether administrators may change the username of an account.',
      choices: { never: 'Never', admin: 'By administrators' },
    }),
  'passwords.minimum': z.int().min(8).max(128).default(15).register(aboutSetting, {
    group: 'passwords',
    title: 'Minimum length',
    help: 'Of a new password. Below 15 only with weaker passwords accepted. Passwords that exist stay.',
    unit: 'characters',
  }),
  'passwords.acceptWeaker': z.boolean().default(false).register(aboutSetting, {
    group: 'passwords',
    title: 'Accept weaker passwords',
    help: 'Allows a minimum length below 15 without a second factor. Short passwords are guessed in hours once a database is stolen.',
  }),
  'passwords.adminMaySet': z.boolean().default(false).register(aboutSetting, {
    group: 'passwords',
    title: 'Administrators may type passwords',
    help: 'Whoever creates an account may type its first password instead of sending or showing a link.',
  }),
  'accessInfo.includePassword': z.boolean().default(false).register(aboutSetting, {
    group: 'passwords',
    title: 'Mail typed passwords',
    help: 'Puts a password that an administrator typed into the access-info mail. It must then be changed at first sign-in.',
    by: 'admin',
  }),
  'links.activationHours': z.int().min(1).max(168).default(72).register(aboutSetting, {
    group: 'passwords',
    title: 'Activation links work for',
    help: 'Links by which somebody new chooses the first password. Links that are open keep their time.',
    unit: 'hours',
  }),
  'links.resetHours': z.int().min(1).max(72).default(48).register(aboutSetting, {
    group: 'passwords',
    title: 'Reset links work for',
    help: 'Links that an administrator issues to choose a new password. Links that are open keep their time.',
    unit: 'hours',
  }),
  'sessions.idleMinutes': z.int().min(1).max(2880).default(60).register(aboutSetting, {
    group: 'sessions',
    title: 'Sign out when idle for',
    help: 'A browser that asked for nothing this long must sign in again. Holds at once for everybody.',
    unit: 'minutes',
  }),
  'sessions.absoluteHours': z.int().min(1).max(720).default(24).register(aboutSetting, {
    group: 'sessions',
    title: 'Sign out after',
    help: 'The longest a browser stays signed in. Sessions that are open keep their time.',
    unit: 'hours',
  }),
  'deletion.graceDays': z.int().min(0).max(365).default(30).register(aboutSetting, {
    group: 'people',
    title: 'Deleted people can be restored for',
    help: 'Afterwards their personal data goes for good. 0: at once, without a way back.',
    unit: 'days',
  }),
  'users.suspendedVisibleTo': z
    .enum(['admins', 'readers'])
    .default('readers')
    .register(aboutSetting, {
      group: 'people',
      title: 'Suspended people are seen by',
      help: 'Whether suspended people stay in the lists of everybody else who may read users.',
      choices: { admins: 'Administrators alone', readers: 'Everybody who may read users' },
    }),
  'selfService.profile': z
    .array(z.enum(OWN_FIELDS))
    .default([...OWN_FIELDS])
    .register(aboutSetting, {
      group: 'people',
      title: 'People may change of themselves',
      help: 'Where a role lets them edit their own profile. Username, email, teams and roles are never theirs to change.',
      kind: 'choices',
      choices: {
        givenName: 'Given name',
        familyName: 'Family name',
        displayName: 'Display name',
        position: 'Position',
        phones: 'Phones',
        photo: 'Photo',
        fields: 'Profile fields that are theirs',
      },
    }),
  'selfService.preferences': z.boolean().default(true).register(aboutSetting, {
    group: 'people',
    title: 'People choose language and time zone',
    help: 'Everybody for themselves, without any role.',
  }),
  'access.baselineRole': z.string().max(150).default('').register(aboutSetting, {
    group: 'access',
    title: 'Role that everybody has',
    help: 'Whoever has an account holds it, besides the roles they are given.',
    kind: 'role',
    by: 'admin',
  }),
  'access.adminOnly': z
    .array(z.string().regex(/^[a-z-]+\.[a-z-]+$/, 'Write a permission as users.create.'))
    .max(200)
    .default([])
    .register(aboutSetting, {
      group: 'access',
      title: 'Kept for administrators',
      help: 'Permissions that no role can give, whatever it says.',
      kind: 'permissions',
      by: 'admin',
    }),
  'roles.maxPerUser': z.int().min(0).max(100).default(0).register(aboutSetting, {
    group: 'access',
    title: 'Roles a person may hold',
    help: 'Given directly; 0 is any number. Who holds more keeps them and gets no other.',
    unit: 'roles',
  }),
  'roles.required': z.boolean().default(false).register(aboutSetting, {
    group: 'access',
    title: 'Everybody needs a role',
    help: 'Refuses to create a regular user without a role, or to take the last one away.',
  }),
  'mail.server': z
    .string()
    .max(2000)
    .refine(isSmtpAddress, 'Write an address as smtp://user:password@host:587.')
    .default('')
    .register(aboutSetting, {
      group: 'mail',
      title: 'Mail server',
      help: 'Sends invitations, links and notices. Without one, links are copied from the page of a user.',
      kind: 'mail-server',
      by: 'admin',
    }),
  'mail.from': z
    .string()
    .trim()
    .max(200)
    .refine(isSender, 'Write an address as Roster <roster@example.org>.')
    .default('Roster <roster@localhost>')
    .register(aboutSetting, {
      group: 'mail',
      title: 'Sender',
      help: 'The address mails come from, with a name or alone.',
    }),
  'mail.keepDays': z.int().min(0).max(3650).default(90).register(aboutSetting, {
    group: 'mail',
    title: 'Keep the outbox',
    help: 'How long the outbox shows mails that were sent or given up. What they said is never kept. 0 keeps them for ever.',
    unit: 'days',
  }),
  'audit.detailsDays': z.int().min(0).max(36500).default(0).register(aboutSetting, {
    group: 'audit',
    title: 'Keep details of the audit log',
    help: 'Names, values and addresses that are older are erased; the events and the chain stay. 0 keeps them for ever.',
    unit: 'days',
    by: 'admin',
  }),
})

export type Settings = Readonly<z.output<typeof SettingsSchema>>
export type SettingKey = keyof Settings

/** Every key, in the order in which pages show them. */
export const settingKeys = Object.keys(SettingsSchema.shape) as readonly SettingKey[]

export function isSettingKey(key: string): key is SettingKey {
  return Object.hasOwn(SettingsSchema.shape, key)
}

export interface Contradiction {
  /** The keys that do not go together; the first is the one to change. */
  readonly keys: readonly [SettingKey, ...SettingKey[]]
  readonly message: string
}

/** Values that are sound each by itself, and not together. */
export function contradictionsIn(settings: Settings): Contradiction[] {
  return settings['passwords.minimum'] < 15 && !settings['passwords.acceptWeaker']
    ? [
        {
          keys: ['passwords.minimum', 'passwords.acceptWeaker'],
          message: 'Below 15 characters only with passwords.acceptWeaker.',
        },
      ]
    : []
}
