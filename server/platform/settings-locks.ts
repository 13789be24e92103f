import { z } from 'zod'
import { aboutSetting } from './settings-about.ts'

/** Settings of what failures bring about, of notices about it, and of the sign-in log. */
export const lockSettings = {
  'locks.attempts': z.int().min(1).max(80).default(10).register(aboutSetting, {
    group: 'locks',
    title: 'Failures until an account is locked',
    help: 'Wrong passwords and codes in a row, by whatever name and way. More than 80 in a row lock it until an administrator or a reset lifts it.',
    unit: 'failures',
  }),
  'locks.minutes': z.int().min(0).max(1440).default(15).register(aboutSetting, {
    group: 'locks',
    title: 'An account is locked for',
    help: 'Each further lock lasts twice as long as the one before, up to a day. 0: until an administrator or a reset lifts it. Browsers that signed in before may still try.',
    unit: 'minutes',
  }),
  'throttle.signIns': z.int().min(1).max(1_000_000).default(10).register(aboutSetting, {
    group: 'locks',
    title: 'Failures of one address',
    help: 'More in the time below are refused without being looked at, whomever they name. Browsers that signed in before are counted by themselves, so that neighbours of an attacker still come in.',
    unit: 'failures',
  }),
  'throttle.minutes': z.int().min(1).max(1440).default(10).register(aboutSetting, {
    group: 'locks',
    title: 'Failures of one address count for',
    help: 'As long as this, an address that used them up is refused. Each further time lasts twice as long.',
    unit: 'minutes',
  }),
  'devices.days': z.int().min(1).max(400).default(180).register(aboutSetting, {
    group: 'locks',
    title: 'Browsers are known again for',
    help: 'Since somebody last signed in with them. A completed reset forgets those of its owner.',
    unit: 'days',
  }),
  'notices.lock': z.boolean().default(true).register(aboutSetting, {
    group: 'mail',
    title: 'Tell people that their account was locked',
    help: 'By mail, with the way back in.',
  }),
  'notices.newDevice': z.boolean().default(true).register(aboutSetting, {
    group: 'mail',
    title: 'Tell people of a new browser',
    help: 'By mail, when somebody signs in as them with a browser that never did. Not at their first one.',
  }),
  'notices.afterFailures': z.boolean().default(true).register(aboutSetting, {
    group: 'mail',
    title: 'Tell people of failures before a sign-in',
    help: 'By mail, when somebody signs in as them after five or more failures.',
  }),
  'notices.factors': z.boolean().default(true).register(aboutSetting, {
    group: 'mail',
    title: 'Tell people of their second factor',
    help: 'By mail, when one is added, removed or reset, when recovery codes are made, and when somebody with the right password fails at it.',
  }),
  'notices.password': z.boolean().default(true).register(aboutSetting, {
    group: 'mail',
    title: 'Tell people of a new password',
    help: 'By mail, when the password of their account was changed, by whomever.',
  }),
  'notices.email': z.boolean().default(true).register(aboutSetting, {
    group: 'mail',
    title: 'Tell people of a changed address',
    help: 'By mail to the address that was taken out, when somebody changes an account. Not in imports.',
  }),
  'signInLog.days': z.int().min(0).max(3650).default(180).register(aboutSetting, {
    group: 'audit',
    title: 'Keep the sign-in log',
    help: 'Who tried to come in, from where and why they were refused. 0 keeps it for ever.',
    unit: 'days',
    by: 'admin',
  }),
} as const
