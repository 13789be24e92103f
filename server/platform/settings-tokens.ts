import { z } from 'zod'
import type { Settings } from './settings.ts'
import { aboutSetting } from './settings-about.ts'

/** Whether accounts of this type have tokens here: API users always, people as `apiTokens.forPeople` says, others never. */
export function mayHaveTokens(settings: Settings, type: string): boolean {
  if (type === 'api') return true
  const wanted = settings['apiTokens.forPeople']
  return (type === 'admin' && wanted !== 'nobody') || (type === 'regular' && wanted === 'everybody')
}

/** Settings of tokens and signed requests (product.md section 3, "API users and tokens"). */
export const tokenSettings = {
  'apiTokens.forPeople': z
    .enum(['nobody', 'admins', 'everybody'])
    .default('nobody')
    .register(aboutSetting, {
      group: 'tokens',
      title: 'People have tokens',
      help: 'Besides API users. Whoever is left out cannot make one, and one that exists stops working.',
      choices: { nobody: 'Nobody', admins: 'Administrators', everybody: 'Administrators and regular users' },
      by: 'admin',
    }),
  'apiTokens.perUser': z.int().min(1).max(1000).default(10).register(aboutSetting, {
    group: 'tokens',
    title: 'Tokens of one account',
    help: 'That work at the same time. Those that exist stay.',
  }),
  'apiTokens.longestDays': z.int().min(0).max(3650).default(365).register(aboutSetting, {
    group: 'tokens',
    title: 'Tokens work for at most',
    help: 'From when they are made or made anew. 0: also without an end. Those that exist keep their end.',
    unit: 'days',
  }),
  'apiTokens.defaultDays': z.int().min(0).max(3650).default(90).register(aboutSetting, {
    group: 'tokens',
    title: 'Suggested life of a token',
    help: 'Where nobody says otherwise; never longer than the longest. 0: without an end, where that is allowed.',
    unit: 'days',
  }),
  'apiTokens.revealable': z.boolean().default(false).register(aboutSetting, {
    group: 'tokens',
    title: 'Tokens can be shown again',
    help: 'To whoever may change them, after a fresh proof. Holds for tokens made from then on; they are derived from the root key instead of stored.',
    by: 'admin',
  }),
  'apiTokens.endOnPasswordChange': z.boolean().default(false).register(aboutSetting, {
    group: 'tokens',
    title: 'A new password ends tokens',
    help: 'Tokens of people stop working with a password that is newer than they are.',
  }),
  'apiTokens.perMinute': z.int().min(0).max(1_000_000).default(12_000).register(aboutSetting, {
    group: 'tokens',
    title: 'Requests of one token a minute',
    help: 'More are refused until the minute ends. Each server counts for itself. 0: as many as they like.',
  }),
  'signatures.windowMinutes': z.int().min(1).max(15).default(5).register(aboutSetting, {
    group: 'tokens',
    title: 'A signature is good for',
    help: 'How far the clock of an application that signs its requests may be off. Each signature works once in any case.',
    unit: 'minutes',
  }),
  'throttle.tokens': z.int().min(1).max(1_000_000).default(100).register(aboutSetting, {
    group: 'tokens',
    title: 'Wrong tokens and signatures of one address',
    help: 'In ten minutes. More are told to wait, each further time twice as long; right ones go on.',
    unit: 'failures',
  }),
} as const
