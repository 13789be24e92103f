/** One-time links: what is open for a user, show, mail, re-issue, revoke; and what a visitor may learn from one. */
import { z } from 'zod'
import { NoAuthority } from '../access/failures.ts'
import { onAnyUser } from '../access/manifest.ts'
import { contract, failure } from '../platform/contract.ts'
import { Id, InstantOut, PasswordRules, Ref } from '../platform/schema.ts'

export const LinkNotValid = failure('link-not-valid', 422, 'This link does not work any more. Ask for a new one.')
export const NothingToActivate = failure(
  'nothing-to-activate',
  409,
  'This user has set a password already. Issue a reset link instead.',
)
export const NotActivated = failure(
  'not-activated',
  409,
  'This user has no password yet. Issue an activation link instead.',
)
export const CannotSignIn = failure('cannot-sign-in', 409, 'This account cannot sign in now, so a link would not work.')
export const NoAddress = failure('no-address', 409, 'This user has no email address.')
export const NoMailService = failure('no-mail-service', 409, 'No mail service is set up. Copy the link instead.')

export const NoOpenPortal = failure(
  'no-open-portal',
  409,
  'This user is in no portal that is on, so the link would open nowhere.',
)

export const LinkNotShown = failure(
  'link-not-shown',
  409,
  'Whoever asked for this link gets it by mail. It is shown to nobody else.',
)

/** What an administrator may issue. */
export const IssuedKind = z.enum(['activation', 'password-reset'])

export const LinkKind = z
  .enum([...IssuedKind.options, 'recovery', 'email'])
  .describe('`recovery`, and `email` to confirm a new address: the user asked for it')

/** A link's secret part, as it stands in the fragment of the address. */
export const LinkValue = z.string().regex(/^[A-Za-z0-9._-]{60,200}$/, 'This is not a link.')

export const Link = z.strictObject({
  id: Id,
  kind: LinkKind,
  address: z.string(),
  expiresAt: InstantOut,
  createdAt: InstantOut,
  createdBy: z.string().nullable(),
  can: z.strictObject({ show: z.boolean().describe('Revealed and mailed again; never what the user asked for') }),
})

const OfUser = z.strictObject({ user: Ref })
const OneLink = z.strictObject({ user: Ref, link: Id })

export const listLinks = contract({
  id: 'links.list',
  method: 'GET',
  path: '/users/:user/links',
  summary: 'Links that would still work',
  access: onAnyUser('links'),
  params: OfUser,
  reply: z.strictObject({ items: z.array(Link), mailAvailable: z.boolean() }),
})

export const issueUserLink = contract({
  id: 'links.issue',
  method: 'POST',
  path: '/users/:user/links',
  summary: 'Make a new link; the former one of its kind stops working',
  access: onAnyUser('links'),
  params: OfUser,
  body: z.strictObject({ kind: IssuedKind, mail: z.boolean().default(false) }),
  reply: Link,
  failures: [NoAuthority, NothingToActivate, NotActivated, CannotSignIn, NoOpenPortal, NoAddress, NoMailService],
  leaves: 'link.issued',
})

export const revealLink = contract({
  id: 'links.reveal',
  method: 'POST',
  path: '/users/:user/links/:link/reveal',
  summary: 'Show the address of a link, to be handed over; written to the trail',
  access: onAnyUser('links'),
  stepUp: true,
  params: OneLink,
  reply: z.strictObject({ url: z.string() }),
  failures: [NoAuthority, LinkNotShown, NoOpenPortal],
  leaves: 'link.revealed',
})

export const mailLink = contract({
  id: 'links.mail',
  method: 'POST',
  path: '/users/:user/links/:link/mail',
  summary: 'Mail a link that is open',
  access: onAnyUser('links'),
  params: OneLink,
  reply: null,
  failures: [NoAuthority, LinkNotShown, NoOpenPortal, NoAddress, NoMailService],
  leaves: 'link.mailed',
})

export const revokeLink = contract({
  id: 'links.revoke',
  method: 'DELETE',
  path: '/users/:user/links/:link',
  summary: 'Stop a link from working',
  access: onAnyUser('links'),
  params: OneLink,
  reply: null,
  failures: [NoAuthority],
  leaves: 'link.revoked',
})

export const inspectLink = contract({
  id: 'links.inspect',
  method: 'POST',
  path: '/links/inspection',
  summary: 'What a link is for; changes nothing',
  access: 'public',
  doors: ['console', 'portal'],
  rate: 'sign-in',
  body: z.strictObject({ link: LinkValue }),
  reply: z.strictObject({
    kind: z.enum([...IssuedKind.options, 'email']).describe('What the page behind it does'),
    name: z.string(),
    identifier: z.string().describe('What they sign in with; of `email` the new address'),
    expiresAt: InstantOut,
    passwordRules: PasswordRules,
    contextWords: z.array(z.string()),
  }),
  failures: [LinkNotValid],
  leaves: null,
})
