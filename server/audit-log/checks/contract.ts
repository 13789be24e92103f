import { z } from 'zod'
import { contract, failure } from '../../platform/contract.ts'
import { Id, InstantOut } from '../../platform/schema.ts'

export const CheckRunning = failure('check-running', 409, 'The trail is being verified already.')

const count = z.number().int()

/** A verification of the whole trail. It is whole where it is `done` and has no problem. */
export const Check = z.strictObject({
  id: Id,
  state: z.enum(['running', 'done', 'failed']),
  askedBy: z.string().nullable().describe('Null: the command line'),
  askedAt: InstantOut,
  finishedAt: InstantOut.nullable(),
  rowsTotal: count,
  rowsDone: count,
  anchors: count.describe('Signed heads of the chain, kept outside the database, that were compared'),
  problemCount: count.describe('At most 1000 are looked for'),
  problems: z
    .array(
      z.strictObject({
        kind: z.enum(['edited', 'removed', 'reordered', 'unsealed', 'truncated', 'anchor']),
        position: count.nullable().describe('Place in the chain'),
        rowId: Id.nullable(),
        message: z.string(),
      }),
    )
    .describe('The first 100'),
})
export type Check = z.output<typeof Check>

export const startCheck = contract({
  id: 'audit.startCheck',
  method: 'POST',
  path: '/audit/checks',
  summary: 'Verify the trail',
  description:
    'Looks for every edit, removal, reordering and truncation. Goes on behind the scenes; a trail of millions takes minutes.',
  access: 'audit.read',
  rate: 'heavy',
  reply: Check,
  failures: [CheckRunning],
  leaves: 'audit.check-started',
})

export const listChecks = contract({
  id: 'audit.checks',
  method: 'GET',
  path: '/audit/checks',
  summary: 'List the last verifications of the trail, newest first',
  access: 'audit.read',
  asAnother: 'allowed',
  reply: z.strictObject({ items: z.array(Check).describe('At most 10') }),
})
