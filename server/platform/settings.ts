/**
 * What an operator may tune. Each key: built-in < file (`settings:` of roster.config.yaml). Durations are in the unit
 * that the name says. Lifetimes have hard bounds, so that no link is endless (product.md section 3).
 */
import { z } from 'zod'

export const SettingsSchema = z.strictObject({
  'installation.name': z.string().min(1).max(80).default('Roster').describe('Shown in the console and in mails'),
  'signIn.identifier': z.enum(['username', 'email', 'either']).default('either').describe('What people sign in with'),
  'usernames.pattern': z
    .string()
    .default('^[a-z0-9._@+-]{1,50}$')
    .refine(isPattern, 'This is not a regular expression.')
    .describe('What a username must match, after folding to lower case'),
  'usernames.changeable': z
    .enum(['never', 'admin'])
    .default('admin')
    .describe('Whether administrators may change usernames'),
  'passwords.minimum': z.int().min(8).max(128).default(15).describe('Characters; below 15 only with acceptWeaker'),
  'passwords.acceptWeaker': z.boolean().default(false).describe('Allows passwords.minimum below 15'),
  'passwords.adminMaySet': z.boolean().default(false).describe('Whether administrators may type a password for others'),
  'accessInfo.includePassword': z
    .boolean()
    .default(false)
    .describe('Whether an administrator-typed password is mailed'),
  'links.activationHours': z.int().min(1).max(168).default(72),
  'links.resetHours': z.int().min(1).max(72).default(48),
  'sessions.idleMinutes': z.int().min(1).max(2880).default(60),
  'sessions.absoluteHours': z.int().min(1).max(720).default(24),
  'deletion.graceDays': z.int().min(0).max(365).default(30).describe('How long a deleted user can be restored'),
  'access.adminOnly': z
    .array(z.string().regex(/^[a-z-]+\.[a-z-]+$/))
    .default([])
    .describe('Permissions that no role can give'),
  'access.baselineRole': z.string().max(100).default('').describe('Name of the role that everybody has'),
  'users.suspendedVisibleTo': z.enum(['admins', 'readers']).default('readers').describe('Who sees suspended users'),
  'roles.maxPerUser': z.int().min(0).max(100).default(0).describe('0: any number'),
  'roles.required': z.boolean().default(false).describe('Whether a regular user needs a role'),
  'mail.from': z.string().max(200).default('Roster <roster@localhost>').describe('Sender of mails'),
  'docs.public': z.boolean().default(false).describe('Whether the API pages are open to everybody'),
})

export type Settings = Readonly<z.output<typeof SettingsSchema>>

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u')
    return true
  } catch {
    return false
  }
}
