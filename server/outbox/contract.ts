import { z } from 'zod'
import { PersonBrief } from '../access/shapes.ts'
import { contract, failure } from '../platform/contract.ts'
import { Id, Instant, InstantOut, pageOf, pageQuery } from '../platform/schema.ts'

export const MailSending = failure('mail-sending', 409, 'This mail is being sent right now.')
export const MailEnded = failure('mail-ended', 409, 'This mail was sent or given up already.')
export const MailWaits = failure('mail-waits', 409, 'This mail waits to be sent already.')
export const MailObsolete = failure('mail-obsolete', 409, 'The link in this mail was replaced, used or has ended.')

export const MailStates = z.enum(['queued', 'sending', 'sent', 'failed', 'given-up'])

const count = z.number().int().nullable().describe('Null above 1,000')

/** A mail and what became of it. What it said is not kept. */
export const Mail = z.strictObject({
  id: Id,
  template: z.string(),
  language: z.string(),
  recipient: z.string(),
  person: PersonBrief.nullable().describe('To whom it goes; null where it is nobody here'),
  state: MailStates.describe('`failed` will be tried again at `nextAt`; `given-up` will not'),
  attempts: z.number().int(),
  lastError: z.string().describe('A sentence; empty where nothing went wrong'),
  createdAt: InstantOut,
  sentAt: InstantOut.nullable(),
  nextAt: InstantOut.nullable(),
  giveUpAt: InstantOut.nullable(),
  can: z.strictObject({ retry: z.boolean(), giveUp: z.boolean() }),
})
export type Mail = z.output<typeof Mail>

export const listOutbox = contract({
  id: 'outbox.list',
  method: 'GET',
  path: '/outbox',
  summary: 'List mails and what became of them, newest first',
  access: 'outbox.read',
  asAnother: 'allowed',
  query: z.strictObject({
    ...pageQuery,
    state: MailStates.optional(),
    template: z.string().max(50).optional(),
    recipient: z.string().max(200).optional().describe('Part of the address'),
    userId: Id.optional().describe('To this person'),
    from: Instant.optional().describe('Queued since'),
    until: Instant.optional().describe('Exclusive'),
  }),
  reply: pageOf(Mail).extend({
    searchedTo: InstantOut.nullable().describe('How far back was looked where a page ended early'),
  }),
})

export const showOutbox = contract({
  id: 'outbox.show',
  method: 'GET',
  path: '/outbox/summary',
  summary: 'Count mails by state, and say whether mail can be sent at all',
  access: 'outbox.read',
  asAnother: 'allowed',
  reply: z.strictObject({
    mailAvailable: z.boolean(),
    counts: z.strictObject({ queued: count, sending: count, sent: count, failed: count, 'given-up': count }),
    templates: z.array(z.string()),
  }),
})

const OneMail = z.strictObject({ mail: Id })

export const getMail = contract({
  id: 'outbox.get',
  method: 'GET',
  path: '/outbox/:mail',
  summary: 'Show a mail',
  access: 'outbox.read',
  asAnother: 'allowed',
  params: OneMail,
  reply: Mail,
})

export const previewMail = contract({
  id: 'outbox.preview',
  method: 'GET',
  path: '/outbox/:mail/preview',
  summary: 'Show what a mail says, without its link',
  description: 'Written anew from its template; links and codes are masked.',
  access: 'outbox.read',
  asAnother: 'allowed',
  params: OneMail,
  reply: z.strictObject({ subject: z.string(), text: z.string() }),
})

export const retryMail = contract({
  id: 'outbox.retry',
  method: 'POST',
  path: '/outbox/:mail/retry',
  summary: 'Send a mail that failed or was given up now',
  access: 'outbox.edit',
  params: OneMail,
  reply: Mail,
  failures: [MailSending, MailEnded, MailWaits, MailObsolete],
  leaves: 'mail.retried',
})

export const giveUpMail = contract({
  id: 'outbox.giveUp',
  method: 'POST',
  path: '/outbox/:mail/give-up',
  summary: 'Stop trying to send a mail',
  access: 'outbox.edit',
  params: OneMail,
  reply: Mail,
  failures: [MailSending, MailEnded],
  leaves: 'mail.given-up',
})

export const retryFailed = contract({
  id: 'outbox.retryFailed',
  method: 'POST',
  path: '/outbox/retries',
  summary: 'Send every mail that failed now',
  description: 'At most 1,000 at once, those that have waited longest first. `left` says whether there are more.',
  access: 'outbox.edit',
  rate: 'heavy',
  reply: z.strictObject({ retried: z.number().int(), left: z.boolean() }),
  leaves: 'mail.all-retried',
})
