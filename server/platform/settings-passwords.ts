import { z } from 'zod'
import { aboutSetting } from './settings-about.ts'

/** The strength settings of the CRM (E-38); off unless somebody asks for them (R3). */
const count = () => z.int().min(0).max(50).default(0)

/** Which passwords are accepted, who may choose them, and how long links to choose one work. */
export const passwordSettings = {
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
  'passwords.letters': count().register(aboutSetting, {
    group: 'passwords',
    title: 'Letters',
    help: 'How many a new password must have at least. 0: none. Such rules make people choose worse passwords; a longer minimum does more.',
  }),
  'passwords.digits': count().register(aboutSetting, {
    group: 'passwords',
    title: 'Digits',
    help: 'How many a new password must have at least. 0: none.',
  }),
  'passwords.signs': count().register(aboutSetting, {
    group: 'passwords',
    title: 'Special characters',
    help: 'How many characters that are neither letters, digits nor spaces a new password must have at least. 0: none.',
  }),
  'passwords.bothCases': z.boolean().default(false).register(aboutSetting, {
    group: 'passwords',
    title: 'Small and capital letters',
    help: 'A new password must have both.',
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
  'links.emailHours': z.int().min(1).max(24).default(24).register(aboutSetting, {
    group: 'passwords',
    title: 'Links to confirm an address work for',
    help: 'Links that are mailed to a new address. Links that are open keep their time.',
    unit: 'hours',
  }),
  'links.resetHours': z.int().min(1).max(72).default(48).register(aboutSetting, {
    group: 'passwords',
    title: 'Reset links work for',
    help: 'Links that an administrator issues to choose a new password. Links that are open keep their time.',
    unit: 'hours',
  }),
} as const
