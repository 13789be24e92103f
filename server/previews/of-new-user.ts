import type { Difference, Subject } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { foreseeUser } from '../users/index.ts'
import { between, namesFor } from './each.ts'
import type { AccessPreview, Change } from './shapes.ts'
import { tallyOf } from './tally.ts'
import { tell } from './tell.ts'

/** Somebody new: all that they could do, which nobody does before they are there, and what the records named open and withhold. */
export async function previewNewUser(
  ctx: Context,
  { kind: _, roles, ...access }: Extract<Change, { kind: 'new-user' }>,
): Promise<AccessPreview> {
  const { subject } = await foreseeUser(ctx, { ...access, roles: roles.map((id) => ({ id })) })
  const [levels, records] = [
    await between(ctx, withNothing(subject), subject),
    await between(ctx, withoutRecords(subject), subject),
  ]
  const differences = levels.differences.map((one) => ({ ...one, ...piecesOf(records.differences, one) }))
  return tell(ctx, tallyOf([{ count: 1, first: [], differences }]), {
    ...{ people: 1, leftOut: 0, from: null },
    ...(await namesFor(ctx, records.recordIds)),
  })
}

const withoutRecords = (subject: Subject): Subject => ({
  ...{ ...subject, assignments: [], contactId: null, accountIds: [] },
})

const withNothing = (subject: Subject): Subject => ({
  ...{ ...withoutRecords(subject), roles: [], teamIds: [], portals: [] },
})

function piecesOf(all: readonly Difference[], { scope, action, field }: Difference) {
  const found = all.find((one) => one.scope === scope && one.action === action && one.field === field)
  return { gained: found?.gained ?? [], lost: found?.lost ?? [] }
}
