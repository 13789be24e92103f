import { z } from 'zod'
import { line } from './schema.ts'
import { aboutSetting } from './settings-about.ts'

/** Settings of how people get back in who forgot their password (product.md section 3, E-31…E-37). */
export const recoverySettings = {
  'recovery.enabled': z.boolean().default(true).register(aboutSetting, {
    group: 'passwords',
    title: 'Forgotten passwords are recovered by mail',
    help: '“Forgot password?” on the sign-in page. Links that administrators issue work whether it is on or off.',
  }),
  'recovery.internal': z.boolean().default(true).register(aboutSetting, {
    group: 'passwords',
    title: 'Also those of people of the house',
    help: 'Administrators and regular users. Off: only portal users recover on their own.',
  }),
  'recovery.admins': z.boolean().default(true).register(aboutSetting, {
    group: 'passwords',
    title: 'Also those of administrators',
    help: 'Off: another administrator, or the command line, lets an administrator back in.',
    by: 'admin',
  }),
  'recovery.ask': z
    .enum(['identifier', 'usernameAndEmail'])
    .default('identifier')
    .register(aboutSetting, {
      group: 'passwords',
      title: 'Recovery asks for',
      help: 'What somebody who forgot the password must know.',
      choices: { identifier: 'Username or email address', usernameAndEmail: 'Username and email address' },
    }),
  'recovery.preventExposure': z.boolean().default(true).register(aboutSetting, {
    group: 'passwords',
    title: 'Recovery does not tell who has an account',
    help: 'The same answer for everybody. Off: strangers are told that no such account exists, and can so find out who has one.',
    by: 'admin',
  }),
  'recovery.second': z
    .enum(['replace', 'refuse'])
    .default('replace')
    .register(aboutSetting, {
      group: 'passwords',
      title: 'Who asks again while a link is open',
      help: 'Whether another link is mailed that ends the former one, or nothing happens until that has ended.',
      choices: { replace: 'Gets another link', refuse: 'Waits for the first to end' },
    }),
  'recovery.contact': line(300).default('').register(aboutSetting, {
    group: 'passwords',
    title: 'Whom to ask instead',
    help: 'Shown on the sign-in page where nobody can recover by mail: a name, a phone number, a room.',
  }),
  'throttle.recoveries': z.int().min(1).max(1_000_000).default(20).register(aboutSetting, {
    group: 'locks',
    title: 'Requests for a new password from one address',
    help: 'In ten minutes, whomever they name. More are refused; each further time they are refused twice as long.',
  }),
  'links.recoveryHours': z.int().min(1).max(24).default(1).register(aboutSetting, {
    group: 'passwords',
    title: 'Recovery links work for',
    help: 'Links that people ask for themselves. Links that are open keep their time.',
    unit: 'hours',
  }),
} as const
