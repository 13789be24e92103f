/** Tokens: of API users, and of people where the settings let them; by an administrator, or one's own. */
import { z } from 'zod'
import { MayNotGrant, NoAuthority } from '../access/failures.ts'
import { onAnyUser } from '../access/manifest.ts'
import { contract, failure } from '../platform/contract.ts'
import { Id, pageOf, pageQuery, Ref } from '../platform/schema.ts'
import { IssuedToken, NewToken, OwnedToken, Token, TokenChanges, TokenList, TokenMethod, TokenPile } from './shapes.ts'

export const NoTokensHere = failure('no-tokens-here', 409, 'Accounts of this kind have no tokens here.')
export const TooManyTokens = failure('too-many-tokens', 409, 'This account has as many tokens as are allowed.')
export const NotRevealable = failure('not-revealable', 409, 'This token was shown once and cannot be shown again.')
export const TokenEnded = failure('token-ended', 409, 'This token was revoked.')

const OfUser = z.strictObject({ user: Ref })
const OneOfUser = z.strictObject({ user: Ref, token: Id })
const One = z.strictObject({ token: Id })
const GIVING = [MayNotGrant, NoTokensHere]

export const listTokens = contract({
  id: 'tokens.list',
  method: 'GET',
  path: '/users/:user/tokens',
  summary: 'Tokens of a user, and what a new one may be given',
  access: onAnyUser('tokens'),
  params: OfUser,
  reply: TokenList,
})

export const listAllTokens = contract({
  id: 'tokens.all',
  method: 'GET',
  path: '/tokens',
  summary: 'Tokens of everybody whose tokens the caller may manage, the newest first',
  access: onAnyUser('tokens'),
  query: z.strictObject({
    ...pageQuery,
    show: TokenPile.optional().describe(
      '`ending`: within 14 days · `unused`: for 90 days. All but revoked where absent',
    ),
  }),
  reply: pageOf(OwnedToken),
})

export const createToken = contract({
  id: 'tokens.create',
  method: 'POST',
  path: '/users/:user/tokens',
  summary: 'Make a token; its text is in this answer and nowhere else',
  access: onAnyUser('tokens'),
  stepUp: true,
  params: OfUser,
  body: NewToken,
  reply: IssuedToken,
  failures: [NoAuthority, ...GIVING, TooManyTokens],
  leaves: 'token.created',
})

export const changeToken = contract({
  id: 'tokens.change',
  method: 'PATCH',
  path: '/users/:user/tokens/:token',
  summary: 'Change name, scopes, end or sources of a token; fields left out stay',
  access: onAnyUser('tokens'),
  stepUp: true,
  params: OneOfUser,
  body: TokenChanges,
  reply: Token,
  failures: [NoAuthority, ...GIVING, TokenEnded],
  leaves: 'token.changed',
})

export const regenerateToken = contract({
  id: 'tokens.regenerate',
  method: 'POST',
  path: '/users/:user/tokens/:token/regeneration',
  summary: 'Make its secret anew; the old one stops working at once',
  access: onAnyUser('tokens'),
  stepUp: true,
  params: OneOfUser,
  reply: IssuedToken,
  failures: [NoAuthority, ...GIVING, TooManyTokens, TokenEnded],
  leaves: 'token.regenerated',
})

export const revealToken = contract({
  id: 'tokens.reveal',
  method: 'POST',
  path: '/users/:user/tokens/:token/reveal',
  summary: 'Show the text of a token again, where that is allowed; written to the trail',
  access: onAnyUser('tokens'),
  stepUp: true,
  params: OneOfUser,
  reply: z.strictObject({ value: z.string() }),
  failures: [NoAuthority, ...GIVING, NotRevealable, TokenEnded],
  leaves: 'token.revealed',
})

export const revokeToken = contract({
  id: 'tokens.revoke',
  method: 'DELETE',
  path: '/users/:user/tokens/:token',
  summary: 'Stop a token from working, for good',
  access: onAnyUser('tokens'),
  stepUp: true,
  params: OneOfUser,
  reply: null,
  failures: [NoAuthority, TokenEnded],
  leaves: 'token.revoked',
})

export const changeTokenMethod = contract({
  id: 'tokens.changeMethod',
  method: 'PUT',
  path: '/users/:user/authentication',
  summary: 'Say whether an API user sends a token or signs its requests',
  description: 'What the user had of the other kind is revoked.',
  access: 'api-users.tokens',
  stepUp: true,
  params: OfUser,
  body: z.strictObject({ method: TokenMethod }),
  reply: TokenList,
  failures: [NoAuthority, NoTokensHere],
  leaves: 'token.method-changed',
})

export const listOwnTokens = contract({
  id: 'tokens.own',
  method: 'GET',
  path: '/me/tokens',
  summary: 'One’s own tokens, and what a new one may be given',
  access: 'signed-in',
  reply: TokenList,
})

export const createOwnToken = contract({
  id: 'tokens.createOwn',
  method: 'POST',
  path: '/me/tokens',
  summary: 'Make a token of one’s own; its text is in this answer and nowhere else',
  access: 'signed-in',
  stepUp: true,
  body: NewToken,
  reply: IssuedToken,
  failures: [...GIVING, TooManyTokens],
  leaves: 'token.created',
})

export const changeOwnToken = contract({
  id: 'tokens.changeOwn',
  method: 'PATCH',
  path: '/me/tokens/:token',
  summary: 'Change name, scopes, end or sources of one’s own token',
  access: 'signed-in',
  stepUp: true,
  params: One,
  body: TokenChanges,
  reply: Token,
  failures: [...GIVING, TokenEnded],
  leaves: 'token.changed',
})

export const regenerateOwnToken = contract({
  id: 'tokens.regenerateOwn',
  method: 'POST',
  path: '/me/tokens/:token/regeneration',
  summary: 'Make the secret of one’s own token anew',
  access: 'signed-in',
  stepUp: true,
  params: One,
  reply: IssuedToken,
  failures: [...GIVING, TooManyTokens, TokenEnded],
  leaves: 'token.regenerated',
})

export const revealOwnToken = contract({
  id: 'tokens.revealOwn',
  method: 'POST',
  path: '/me/tokens/:token/reveal',
  summary: 'Show the text of one’s own token again, where that is allowed',
  access: 'signed-in',
  stepUp: true,
  params: One,
  reply: z.strictObject({ value: z.string() }),
  failures: [...GIVING, NotRevealable, TokenEnded],
  leaves: 'token.revealed',
})

export const revokeOwnToken = contract({
  id: 'tokens.revokeOwn',
  method: 'DELETE',
  path: '/me/tokens/:token',
  summary: 'Stop one’s own token from working, for good',
  access: 'signed-in',
  stepUp: true,
  params: One,
  reply: null,
  failures: [TokenEnded],
  leaves: 'token.revoked',
})
