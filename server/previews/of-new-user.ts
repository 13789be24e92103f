import { catalogueOf, differenceOf, type Subject, teamTree } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { foreseeUser } from '../users/index.ts'
import type { AccessPreview, Change } from './shapes.ts'
import { tallyOf } from './tally.ts'
import { tell } from './tell.ts'

/** Somebody new: all that they could do, which nobody does before they are there. */
export async function previewNewUser(
  ctx: Context,
  { type, roles, teams, portals }: Extract<Change, { kind: 'new-user' }>,
): Promise<AccessPreview> {
  const access = { type, teams, portals, roles: roles.map((id) => ({ id })) }
  const { subject } = await foreseeUser(ctx, access)
  const tree = await teamTree(ctx)
  const catalogue = await catalogueOf(ctx)
  const differences = differenceOf(
    { subject: withNothing(subject), teams: tree },
    { subject, teams: tree },
    { teamIds: [], fieldsOf: (scope) => (catalogue.scope(scope)?.fields ?? []).map(({ key }) => key), now: ctx.now() },
  )
  return tell(ctx, tallyOf([{ count: 1, first: [], differences }]), { people: 1, leftOut: 0, from: null })
}

const withNothing = (subject: Subject): Subject => ({
  ...subject,
  roles: [],
  teamIds: [],
  portals: [],
  assignments: [],
})
