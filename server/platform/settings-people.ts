import { z } from 'zod'
import { isVisible } from './schema.ts'
import { aboutSetting } from './settings-about.ts'

/** What people may change about themselves where their roles let them edit their own profile. */
export const OWN_FIELDS = ['givenName', 'familyName', 'displayName', 'position', 'phones', 'photo', 'fields'] as const

/** The key of a directory, or nothing. */
function directoryOf(about: { readonly title: string; readonly help: string }) {
  return z
    .string()
    .regex(/^([a-z][a-z0-9-]{0,39}(\/[a-z][a-z0-9-]{0,39})?)?$/, 'Write the key of a directory.')
    .default('')
    .register(aboutSetting, { group: 'access', by: 'admin', kind: 'directory', ...about })
}

/** Settings of people, of what they may do, and of what is kept. */
export const peopleSettings = {
  'deletion.graceDays': z.int().min(0).max(365).default(30).register(aboutSetting, {
    group: 'people',
    title: 'Deleted people can be restored for',
    help: 'Afterwards their personal data goes for good. 0: at once, without a way back.',
    unit: 'days',
    by: 'admin',
  }),
  'undo.days': z.int().min(0).max(365).default(30).register(aboutSetting, {
    group: 'people',
    title: 'Changes can be undone for',
    help: 'From the timeline of whoever was changed, by whoever may do the opposite. 0: not at all.',
    unit: 'days',
  }),
  'seats.internal': z.int().min(0).max(10_000_000).default(0).register(aboutSetting, {
    group: 'people',
    title: 'Seats for people of the house',
    help: 'Administrators and regular users who are not suspended, deleted or ended take one each. 0: as many as come.',
    unit: 'seats',
    by: 'admin',
  }),
  'seats.portal': z.int().min(0).max(10_000_000).default(0).register(aboutSetting, {
    group: 'people',
    title: 'Seats for portal users',
    help: 'Counted like those for people of the house. 0: as many as come.',
    unit: 'seats',
    by: 'admin',
  }),
  'users.suspendedVisibleTo': z
    .enum(['admins', 'readers'])
    .default('readers')
    .register(aboutSetting, {
      group: 'people',
      title: 'Suspended people are seen by',
      help: 'Whether suspended people stay in the lists of everybody else who may read users.',
      choices: { admins: 'Administrators alone', readers: 'Everybody who may read users' },
      by: 'admin',
    }),
  'selfService.profile': z
    .array(z.enum(OWN_FIELDS))
    .default([...OWN_FIELDS])
    .register(aboutSetting, {
      group: 'people',
      title: 'People may change of themselves',
      help: 'Where a role lets them edit their own profile. Username, teams and roles are never theirs to change.',
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
  'selfService.email': z.boolean().default(false).register(aboutSetting, {
    group: 'people',
    title: 'People change their email address',
    help: 'Everybody their own. It counts once it is confirmed from the new address; the former one is told.',
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
    .array(z.string().regex(/^[a-z0-9-]+(\/[a-z0-9-]+)?\.[A-Za-z0-9_-]+$/, 'Write a permission as users.create.'))
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
  'roles.keepOne': z.array(z.string().min(1).max(150)).max(50).default([]).register(aboutSetting, {
    group: 'access',
    title: 'Roles that somebody must hold',
    help: 'Refuses to take such a role from its last holder who can come in, in whatever way.',
    kind: 'roles',
    by: 'admin',
  }),
  'roles.grantedByOperatorOnly': z.array(z.string().min(1).max(150)).max(50).default([]).register(aboutSetting, {
    group: 'access',
    title: 'Roles that only the command line gives',
    help: 'Nobody gives or takes them here, administrators neither.',
    kind: 'roles',
    by: 'admin',
  }),
  'roles.required': z.boolean().default(false).register(aboutSetting, {
    group: 'access',
    title: 'Everybody needs a role',
    help: 'Refuses to create a regular user without a role, or to take the last one away.',
  }),
  'roles.adminAppearsAs': z
    .string()
    .max(150)
    .refine(
      (text) => text === '' || (text === text.trim() && isVisible(text)),
      'Write letters, without blanks around them.',
    )
    .default('')
    .register(aboutSetting, {
      group: 'access',
      title: 'Administrators among the roles',
      help: 'Under this name they stand among the roles: to give it is to make somebody an administrator. Empty: they do not.',
      by: 'admin',
    }),
  'roles.applyAt': z
    .enum(['immediate', 'nextSignIn'])
    .default('immediate')
    .register(aboutSetting, {
      group: 'access',
      title: 'Roles given or taken count',
      help: 'Whoever is signed in may keep the roles they signed in with. Suspension, ends and changes of a role itself always act at once; by tokens, everything does.',
      choices: { immediate: 'At once', nextSignIn: 'From the next sign-in on' },
      by: 'admin',
    }),
  'portals.contacts': directoryOf({
    title: 'Contacts of portal users',
    help: 'The directory whose records are the people outside; each is one portal user at most. Empty: none.',
  }),
  'portals.accounts': directoryOf({
    title: 'Accounts of portal users',
    help: 'The directory whose records are the customers for whom portal users act. Empty: none.',
  }),
  'audit.detailsDays': z.int().min(0).max(36500).default(0).register(aboutSetting, {
    group: 'audit',
    title: 'Keep details of the audit log',
    help: 'Names, values and addresses that are older are erased; the events and the chain stay. 0 keeps them for ever.',
    unit: 'days',
    by: 'admin',
  }),
} as const
