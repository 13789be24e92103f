/** Tokens as requests and replies show them. No Node imports. */
import { z } from 'zod'
import { PersonBrief } from '../access/shapes.ts'
import { Id, Instant, InstantOut, requiredLine } from '../platform/schema.ts'

export type TokenKind = 'bearer' | 'hmac'

/** `token`: sent with each request. `hmac`: never sent; each request is signed with it. */
export const TokenMethod = z.enum(['token', 'hmac'])
export type TokenMethod = z.output<typeof TokenMethod>

const isPermission = (text: string) => /^[a-z0-9-]{1,40}(\/[a-z0-9-]{1,40})?\.[A-Za-z0-9_-]{1,50}$/.test(text)

const Scopes = z
  .array(z.string().refine(isPermission, 'There is no such permission.'))
  .min(1, 'A token that may do nothing is of no use.')
  .max(200)
  .refine((scopes) => new Set(scopes).size === scopes.length, 'A permission stands twice.')
  .nullable()
  .describe(
    'Permissions as `users.read`, of a module as `desk/issues.read`; null: all that the owner may do, now and later',
  )

const Sources = z
  .array(z.string().trim().max(60))
  .max(50)
  .describe('Addresses and networks (`192.0.2.0/24`) it works from; empty: anywhere')

const ExpiresAt = Instant.nullable().describe('null: without an end, where the settings allow that')

export const NewToken = z.strictObject({
  name: requiredLine(80),
  scopes: Scopes,
  expiresAt: ExpiresAt.optional().describe('As the settings suggest where absent'),
  sources: Sources.default([]),
})

export const TokenChanges = z.strictObject({
  name: requiredLine(80).optional(),
  scopes: Scopes.optional(),
  expiresAt: ExpiresAt.optional(),
  sources: Sources.optional(),
})

export const Token = z.strictObject({
  id: Id,
  kind: z.enum(['bearer', 'hmac']),
  name: z.string(),
  hint: z.string().describe('How the text of it begins, but for the middle: enough to recognise, useless to call with'),
  scopes: z.array(z.string()).nullable(),
  sources: z.array(z.string()),
  state: z.enum(['working', 'expired', 'revoked', 'stopped']).describe('`stopped`: its owner may not call now'),
  createdAt: InstantOut,
  createdBy: z.string().nullable(),
  issuedAt: InstantOut.describe('When its present secret was made'),
  expiresAt: InstantOut.nullable(),
  usedAt: InstantOut.nullable(),
  usedFrom: z.string().describe('Address of the last use'),
  can: z.strictObject({ change: z.boolean(), reveal: z.boolean() }),
})

/** Which tokens a list is about; none of them was revoked. */
export const TokenPile = z.enum(['working', 'ending', 'unused', 'expired'])
export type TokenPile = z.output<typeof TokenPile>

export const OwnedToken = Token.omit({ can: true, createdBy: true }).extend({ owner: PersonBrief })

export const IssuedToken = z.strictObject({ token: Token, value: z.string().describe('The secret text; shown now') })

export const TokenList = z.strictObject({
  items: z.array(Token),
  method: TokenMethod,
  /** What a new one may be given, and how long it may last. */
  scopes: z.array(z.string()).describe('Permissions that the owner holds and the caller may give'),
  everything: z.boolean().describe('Whether the caller may give all that the owner may do'),
  perUser: z.int(),
  longestDays: z.int().describe('0: also without an end'),
  defaultDays: z.int(),
  revealable: z.boolean(),
  can: z.strictObject({ create: z.boolean(), changeMethod: z.boolean() }),
})
