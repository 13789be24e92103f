/** Sessions: who one is, and the browsers one is signed in with. */
import { z } from 'zod'
import { NoAuthority } from '../access/failures.ts'
import { onAnyUser, rosterPermissions } from '../access/manifest.ts'
import { Photo } from '../access/shapes.ts'
import { contract } from '../platform/contract.ts'
import { Id, InstantOut, PasswordRules, Ref } from '../platform/schema.ts'

const Session = z.strictObject({
  id: Id,
  current: z.boolean(),
  address: z.string(),
  device: z.string().describe('Browser and system, such as `Firefox, Linux`; empty where neither is known'),
  createdAt: InstantOut,
  seenAt: InstantOut,
  expiresAt: InstantOut,
  portal: z.string().nullable().describe('The name of the portal; null at the console'),
  administrator: z.string().nullable().describe('Who is logged in as the user; null where it is the user'),
})

/** Every permission of module `roster` that is not a plain no: what the console shows. */
const Abilities = z.strictObject(
  Object.fromEntries([...rosterPermissions].map((permission) => [permission, z.boolean()])),
)

export const getMe = contract({
  id: 'me.get',
  method: 'GET',
  path: '/me',
  summary: 'Who is signed in, and what they may do',
  access: 'signed-in',
  doors: ['console', 'portal'],
  tokens: true,
  asAnother: 'allowed',
  rate: 'hot',
  reply: z.strictObject({
    id: Id,
    type: z.string(),
    name: z.string(),
    username: z.string().nullable(),
    email: z.string().nullable(),
    photo: Photo,
    language: z.string(),
    timeZone: z.string().describe('IANA name; empty is the browser’s'),
    mustChangePassword: z.boolean(),
    loggedInAs: z
      .strictObject({ administrator: z.string(), reason: z.string(), expiresAt: InstantOut })
      .nullable()
      .describe('Where an administrator is logged in as this user: who, why, and until when'),
    installation: z.string(),
    mailAvailable: z.boolean(),
    passwordRules: PasswordRules,
    adminMaySetPasswords: z.boolean(),
    mailsTypedPasswords: z.boolean().describe('Whether the access-info mail shows a password that was typed'),
    deletionGraceDays: z.number().int(),
    can: Abilities,
  }),
})

export const listOwnSessions = contract({
  id: 'sessions.own',
  method: 'GET',
  path: '/me/sessions',
  summary: 'Browsers that are signed in as oneself',
  access: 'signed-in',
  doors: ['console', 'portal'],
  asAnother: 'allowed',
  reply: z.strictObject({ items: z.array(Session) }),
})

export const endOwnSession = contract({
  id: 'sessions.endOwn',
  method: 'DELETE',
  path: '/me/sessions/:session',
  summary: 'Sign one browser out',
  access: 'signed-in',
  doors: ['console', 'portal'],
  stepUp: true,
  params: z.strictObject({ session: Id }),
  reply: null,
  leaves: 'session.ended',
})

export const endOtherSessions = contract({
  id: 'sessions.endOthers',
  method: 'DELETE',
  path: '/me/sessions',
  summary: 'Sign every other browser out',
  access: 'signed-in',
  doors: ['console', 'portal'],
  stepUp: true,
  reply: z.strictObject({ ended: z.number().int() }),
  leaves: 'session.ended',
})

export const listUserSessions = contract({
  id: 'sessions.list',
  method: 'GET',
  path: '/users/:user/sessions',
  summary: 'Browsers that are signed in as this user',
  access: onAnyUser('sessions'),
  params: z.strictObject({ user: Ref }),
  reply: z.strictObject({ items: z.array(Session) }),
})

export const endUserSessions = contract({
  id: 'sessions.endAll',
  method: 'DELETE',
  path: '/users/:user/sessions',
  summary: 'Sign this user out everywhere',
  access: onAnyUser('sessions'),
  tokens: true,
  stepUp: true,
  params: z.strictObject({ user: Ref }),
  reply: z.strictObject({ ended: z.number().int() }),
  failures: [NoAuthority],
  leaves: 'session.ended',
})

export const endUserSession = contract({
  id: 'sessions.endOne',
  method: 'DELETE',
  path: '/users/:user/sessions/:session',
  summary: 'Sign one browser of this user out',
  access: onAnyUser('sessions'),
  stepUp: true,
  params: z.strictObject({ user: Ref, session: Id }),
  reply: null,
  failures: [NoAuthority],
  leaves: 'session.ended',
})

export const signOut = contract({
  id: 'sessions.signOut',
  method: 'POST',
  path: '/sign-out',
  summary: 'End this session, or give up half way',
  access: 'signed-in',
  doors: ['console', 'portal'],
  half: ['prove', 'enrol'],
  asAnother: 'allowed',
  reply: null,
  leaves: ['session.ended', 'log-in-as.ended'],
})
