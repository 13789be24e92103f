import { z } from 'zod'
import { NoAddress, NoMailService } from '../links/contract.ts'
import { contract, failure } from '../platform/contract.ts'
import { InstantOut, Ref } from '../platform/schema.ts'

export const TemplateBroken = failure('template-broken', 422, 'No mail can be written by this text. Nothing was saved.')
export const MailNotSent = failure('mail-not-sent', 502, 'The mail server did not take the test mail.')

const MAX_SUBJECT = 200
const MAX_BODY = 20_000

const Of = z.strictObject({
  template: z.string().max(50),
  language: z.string().regex(/^[a-z]{2}$/, 'Write a language as en.'),
})

const Draft = z.strictObject({
  subject: z.string().max(MAX_SUBJECT, 'At most 200 characters.'),
  body: z.string().max(MAX_BODY, 'At most 20,000 characters.'),
})

const Fault = z.strictObject({
  part: z.enum(['subject', 'body']),
  line: z.number().int().describe('From 1'),
  column: z.number().int().describe('From 1'),
  message: z.string(),
})

const Value = z.strictObject({
  name: z.string(),
  meaning: z.string(),
  example: z.string(),
  isSecret: z.boolean().describe('Not allowed in a subject'),
  isNeeded: z.boolean().describe('The mail is of no use without it'),
})

const Text = z.strictObject({
  template: z.string(),
  language: z.string(),
  subject: z.string(),
  body: z.string(),
  builtIn: Draft.nullable().describe('What came with Roster; null where it has none in this language'),
  isOwn: z.boolean().describe('Chosen here, instead of what is built in'),
  changedAt: InstantOut.nullable(),
  changedBy: z.string().nullable(),
  version: z.number().int().describe('0 where nobody ever changed it'),
  can: z.strictObject({ edit: z.boolean() }),
})

export const listMailTemplates = contract({
  id: 'mailTemplates.list',
  method: 'GET',
  path: '/mail-templates',
  summary: 'List every mail that Roster writes, and its texts',
  access: 'templates.read',
  asAnother: 'allowed',
  reply: z.strictObject({
    items: z.array(
      z.strictObject({
        template: z.string(),
        title: z.string(),
        help: z.string(),
        values: z.array(Value),
        texts: z.array(Text.pick({ language: true, subject: true, isOwn: true, changedAt: true, changedBy: true })),
      }),
    ),
    mailAvailable: z.boolean(),
  }),
})

export const getMailTemplate = contract({
  id: 'mailTemplates.get',
  method: 'GET',
  path: '/mail-templates/:template/:language',
  summary: 'The text of a mail in a language; in English where it has none yet',
  access: 'templates.read',
  asAnother: 'allowed',
  params: Of,
  reply: Text,
})

export const saveMailTemplate = contract({
  id: 'mailTemplates.save',
  method: 'PUT',
  path: '/mail-templates/:template/:language',
  summary: 'Choose what a mail says in a language',
  description:
    'Values are written as `{{ name }}`, conditions as `{% if name != "" %}…{% endif %}`. Empty lines part paragraphs; `[label](address)` alone in one becomes a button. If-Match is 0 where nobody ever changed it.',
  access: 'templates.edit',
  versioned: true,
  params: Of,
  body: Draft,
  reply: Text,
  failures: [TemplateBroken],
  leaves: 'mail-template.changed',
})

export const resetMailTemplate = contract({
  id: 'mailTemplates.reset',
  method: 'DELETE',
  path: '/mail-templates/:template/:language',
  summary: 'Go back to the text that is built in; a language that has none goes',
  access: 'templates.edit',
  versioned: true,
  params: Of,
  reply: Text,
  leaves: 'mail-template.changed',
})

export const previewMailTemplate = contract({
  id: 'mailTemplates.preview',
  method: 'POST',
  path: '/mail-templates/:template/:language/preview',
  summary: 'What a mail would say by this text, and what is wrong with it; changes nothing',
  access: 'templates.read',
  asAnother: 'allowed',
  params: Of,
  body: Draft.extend({ user: Ref.optional().describe('With the values of this person; examples where left out') }),
  reply: z.strictObject({
    faults: z.array(Fault),
    subject: z.string(),
    parts: z
      .array(z.strictObject({ text: z.string(), address: z.string().nullable() }))
      .describe('Buttons lead to an address'),
  }),
  leaves: null,
})

export const testMailTemplate = contract({
  id: 'mailTemplates.test',
  method: 'POST',
  path: '/mail-templates/:template/:language/test',
  summary: 'Send oneself a mail by this text, with a link that opens nothing',
  access: 'templates.edit',
  rate: 'heavy',
  params: Of,
  body: Draft,
  reply: z.strictObject({ to: z.string() }),
  failures: [TemplateBroken, NoAddress, NoMailService, MailNotSent],
  leaves: 'mail-template.tested',
})
