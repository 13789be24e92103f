import { z } from 'zod'
import { PersonBrief } from '../access/shapes.ts'
import { contract } from '../platform/contract.ts'
import { Id, Instant, InstantOut, pageOf, pageQuery } from '../platform/schema.ts'

/** By what somebody tried to come in. */
export const SignInPath = z.enum(['password', 'code', 'recovery-code', 'passkey', 'token', 'signature', 'log-in-as'])
export type SignInPath = z.output<typeof SignInPath>

/** Why somebody was refused, as it truly was; the visitor is told less. */
export const SignInReason = z.enum([
  'unknown',
  'wrong-password',
  'wrong-code',
  'wrong-passkey',
  'wrong-token',
  'wrong-signature',
  'stale-signature',
  'replayed-signature',
  'second-factor-missing',
  'locked',
  'throttled',
  'overloaded',
  'suspended',
  'expired',
  'scheduled',
  'deleted',
  'invited',
  'api-user',
  'portal-user',
  'system-user',
  'not-portal-user',
  'not-in-portal',
  'portal-off',
  'token-expired',
  'token-revoked',
  'token-not-allowed',
  'token-source',
  'fenced',
  'maintenance',
])
export type SignInReason = z.output<typeof SignInReason>

export const SignIn = z.strictObject({
  id: Id,
  at: InstantOut,
  person: PersonBrief.nullable().describe('Whose account it was; null where the name belongs to nobody'),
  as: PersonBrief.nullable().describe('As whom an administrator wanted to log in'),
  identifier: z.string().describe('As typed; masked where it belongs to nobody, since people type passwords there'),
  address: z.string(),
  userAgent: z.string(),
  device: z.enum(['known', 'new', '']).describe('Whether this browser had signed in as them before'),
  path: SignInPath,
  portal: z
    .strictObject({ id: Id, key: z.string(), name: z.string() })
    .nullable()
    .describe('At which portal; null: at the console, or by a token'),
  reason: SignInReason.nullable().describe('Why they were refused; null where they came in'),
  times: z.number().int().describe('How often within a few seconds, where a flood was refused'),
})
export type SignIn = z.output<typeof SignIn>

export const SignInFilter = z.strictObject({
  userId: Id.optional().describe('At the account of this person'),
  identifier: z.string().max(200).optional().describe('Part of what was typed'),
  address: z.string().max(60).optional().describe('From where: an address, or a network as `192.0.2.0/24`'),
  outcome: z.enum(['in', 'refused']).optional(),
  reason: SignInReason.optional(),
  path: SignInPath.optional(),
  portalId: Id.optional().describe('At this portal'),
  from: Instant.optional(),
  until: Instant.optional().describe('Exclusive'),
})
export type SignInFilter = z.output<typeof SignInFilter>

export const listSignIns = contract({
  id: 'sign-in-log.list',
  method: 'GET',
  path: '/sign-ins',
  summary: 'List who tried to sign in, newest first, with the true reason of each refusal',
  description:
    'A rare combination of filters may end a page early, to keep every request short: `searchedTo` then says how far back was looked, and `next` goes on from there.',
  access: 'sign-in-log.read',
  asAnother: 'allowed',
  query: SignInFilter.extend(pageQuery),
  reply: pageOf(SignIn).extend({
    searchedTo: InstantOut.nullable().describe('How far back was looked where a page ended early'),
  }),
})
