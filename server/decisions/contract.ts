/** What applications ask: may she, which records, who may, and all that somebody may do. */
import { z } from 'zod'
import { HistoryTooShort } from '../access/failures.ts'
import { Named, PersonBrief } from '../access/shapes.ts'
import { contract, failure } from '../platform/contract.ts'
import { Instant, pageQuery, Ref } from '../platform/schema.ts'
import { PortalRef } from '../portals/shapes.ts'
import { About, Answer, Columns, Filter, Question, RecordIn, Rights } from './shapes.ts'

export const UnknownSubject = failure('unknown-subject', 404, 'There is nobody of this name about whom you may ask.')

const At = Instant.optional().describe('As it was at this moment, as far as the history reaches; now where absent')
const Source = z.string().regex(/^[^:]{1,50}$/, 'Write the name of a source, as in ext:source:key.')
const ASKED = 1000 // questions in one request

export const decideAccess = contract({
  id: 'access.decide',
  method: 'POST',
  path: '/access/decide',
  summary: 'May she? One to 1,000 questions, each with its answer and reason',
  description:
    'Answers come in the order of the questions. About oneself everybody may ask; about others whoever may `access.ask`. ' +
    'A subject that is unknown, or about whom the caller may not ask, is answered `false` with `unknown-subject`.',
  access: 'signed-in',
  tokens: true,
  asAnother: 'allowed',
  rate: 'hot',
  large: { bytes: 4 * 1024 * 1024, keys: 50 * ASKED },
  body: z.strictObject({
    questions: z.array(Question).min(1).max(ASKED),
    at: At,
    explain: z.boolean().default(false).describe('With the whole path of each answer'),
  }),
  reply: z.strictObject({ answers: z.array(Answer) }),
  failures: [HistoryTooShort],
  leaves: null,
})

export const filterAccess = contract({
  id: 'access.filter',
  method: 'POST',
  path: '/access/filter',
  summary: 'Which records? A condition to put into one’s own query',
  description:
    'Admits exactly the records for which `decide` answers yes. Teams are listed with all below them, so that no tree is needed.',
  access: 'signed-in',
  tokens: true,
  asAnother: 'allowed',
  rate: 'hot',
  body: About.extend({
    subject: Ref.optional(),
    at: At,
    keysOf: z
      .strictObject({ user: Source, team: Source, 'directory-record': Source })
      .partial()
      .default({})
      .describe('Ids of this kind are answered as the keys that this source gave; what has none there is left out'),
    columns: Columns.prefault({}),
    firstParameter: z
      .int()
      .min(1)
      .max(60_000)
      .default(1)
      .describe('The number of the first `$n` of the PostgreSQL text'),
  }),
  reply: Filter,
  failures: [UnknownSubject, HistoryTooShort],
  leaves: null,
})

export const whoMay = contract({
  id: 'access.who',
  method: 'POST',
  path: '/access/who',
  summary: 'Who may do this, to this record?',
  description: 'Only people about whom the caller may ask. A page may hold fewer than `limit`, and yet have a `next`.',
  access: 'access.ask',
  asAnother: 'allowed',
  rate: 'heavy',
  body: About.extend({ at: At, record: RecordIn.optional(), limit: pageQuery.limit, after: pageQuery.after }),
  reply: z.strictObject({
    items: z.array(
      z.strictObject({
        user: PersonBrief,
        answer: Answer,
        roles: z.array(Named).describe('All their roles that give it, at whatever level; none: an administrator'),
      }),
    ),
    next: z.string().nullable(),
  }),
  leaves: null,
})

export const rightsOfUser = contract({
  id: 'access.ofUser',
  method: 'GET',
  path: '/users/:user/access',
  summary: 'All that somebody may do now, and by which roles',
  access: 'signed-in',
  tokens: true,
  asAnother: 'allowed',
  params: z.strictObject({ user: Ref }),
  query: z.strictObject({
    at: At,
    module: z.string().max(100).optional().describe('Only this one'),
    portal: PortalRef.optional().describe('In this portal: of what portals give, only what this one does'),
  }),
  reply: Rights,
  failures: [UnknownSubject, HistoryTooShort],
})
