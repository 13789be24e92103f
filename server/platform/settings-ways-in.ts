import { z } from 'zod'
import { isVisible } from './schema.ts'
import { aboutSetting, isPattern } from './settings-about.ts'

const POLICIES = { off: 'Off', optional: 'Whoever wants one', required: 'Required' }

/** Settings of this Roster as a whole, and of how people come in. */
export const waysInSettings = {
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
  'secondFactor.policy': z.enum(['off', 'optional', 'required']).default('optional').register(aboutSetting, {
    group: 'secondFactor',
    title: 'Second factor',
    help: 'Whether people of the house who are no administrators confirm their sign-in by a passkey, an authenticator app or a code by mail. Off: nobody is asked, not even who has one.',
    choices: POLICIES,
    by: 'admin',
  }),
  'secondFactor.policyForAdmins': z.enum(['off', 'optional', 'required']).default('optional').register(aboutSetting, {
    group: 'secondFactor',
    title: 'Second factor of administrators',
    help: 'The same for administrators. Where it is required, whoever has none sets one up at the next sign-in.',
    choices: POLICIES,
    by: 'admin',
  }),
  'secondFactor.policyForPortals': z.enum(['off', 'optional', 'required']).default('optional').register(aboutSetting, {
    group: 'secondFactor',
    title: 'Second factor of portal users',
    help: 'The same for people outside, at every portal.',
    choices: POLICIES,
    by: 'admin',
  }),
  'secondFactor.requiredForRoles': z
    .array(z.string().trim().min(1, 'This is needed.').max(150))
    .max(100)
    .default([])
    .register(aboutSetting, {
      group: 'secondFactor',
      title: 'Required for holders of',
      help: 'Roles by name. Whoever holds one of them needs a second factor, whatever else is set.',
      kind: 'roles',
      by: 'admin',
    }),
  'secondFactor.passkeys': z
    .enum(['off', 'second', 'alone'])
    .default('alone')
    .register(aboutSetting, {
      group: 'secondFactor',
      title: 'Passkeys',
      help: 'Whether people may add passkeys, and come in by them alone: they are two factors in one. Off: nobody adds one; those that exist still confirm a sign-in after the password.',
      choices: { off: 'Off', second: 'After the password', alone: 'Also instead of the password' },
      by: 'admin',
    }),
  'secondFactor.mail': z.boolean().default(false).register(aboutSetting, {
    group: 'secondFactor',
    title: 'Codes by mail',
    help: 'Lets people choose codes by mail as their second factor. Weak: whoever reads their mail can also choose a new password. Needs a mail server.',
    by: 'admin',
  }),
  'secondFactor.mailForAdmins': z.boolean().default(false).register(aboutSetting, {
    group: 'secondFactor',
    title: 'Codes by mail for administrators',
    help: 'The same for administrators, where codes by mail are allowed at all.',
    by: 'admin',
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
  'sessions.atOnce': z.int().min(0).max(100).default(0).register(aboutSetting, {
    group: 'sessions',
    title: 'Browsers at once',
    help: 'Whoever signs in with one more is signed out where they were first. 1: a single one. 0: as many as they like.',
  }),
} as const
