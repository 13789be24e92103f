/** Undo: from the trail of a change to its opposite, by the ordinary operations with today's rights. */
import { z } from 'zod'
import { contract, failure } from '../platform/contract.ts'
import { ReauthRequired } from '../platform/failures.ts'
import { Id } from '../platform/schema.ts'
import { ConfirmationNeeded } from '../settings/contract.ts'
import { Undoing } from './shapes.ts'

export const UndoOver = failure('undo-over', 409, 'This is too long ago to be undone.')
export const AlreadyUndone = failure('already-undone', 409, 'This was undone already.')
export const NothingToUndo = failure('nothing-to-undo', 409, 'Nothing of this can be undone.')
export const DetailsErased = failure('details-erased', 409, 'What was before has been erased.')
export const TooMuchToUndo = failure('too-much-to-undo', 409, 'This is too much to be undone at once.')

const Change = z.strictObject({ change: Id.describe('`changeId` of an event of the trail') })
const about = Id.optional().describe('Only what it did to this one, such as one of many users')
const failures = [
  ReauthRequired,
  UndoOver,
  AlreadyUndone,
  NothingToUndo,
  DetailsErased,
  TooMuchToUndo,
  ConfirmationNeeded,
]

export const planUndo = contract({
  id: 'undo.plan',
  method: 'GET',
  path: '/changes/:change/undo',
  summary: 'What undoing a change would do now',
  description:
    'Part by part: what goes back, what stands against it, what never comes back. It is the undo itself, rolled back.',
  access: 'signed-in',
  params: Change,
  query: z.strictObject({ about }),
  reply: Undoing,
  failures,
})

export const applyUndo = contract({
  id: 'undo.apply',
  method: 'POST',
  path: '/changes/:change/undo',
  summary: 'Undo a change',
  description:
    'What is still as the change left it goes back; the rest is listed and stays. An ordinary operation: it needs the rights for the opposite today, meets every guard and can be undone itself. Where the opposite asks for a fresh proof, so does this.',
  access: 'signed-in',
  idempotent: true,
  params: Change,
  body: z.strictObject({
    about,
    confirmed: z.boolean().default(false).describe('True once the caller has read `consequences` of the plan'),
  }),
  reply: Undoing,
  failures,
  leaves: 'change.undone',
})
