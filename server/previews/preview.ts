import type { Context } from '../platform/context.ts'
import type { Input } from '../platform/http/route.ts'
import type { previewAccess } from './contract.ts'
import { judge } from './judge.ts'
import { previewAssignments, previewManyAssignments } from './of-assignments.ts'
import { previewNewUser } from './of-new-user.ts'
import { planMembers, planRoles } from './of-people.ts'
import { planPortalDeletion, planPortalPeople, planPortalRole, planPortalSwitch } from './of-portal.ts'
import { previewStandsFor } from './of-stands-for.ts'
import { planDeletion, planMove, planTeamRole } from './of-team.ts'
import { peopleOf } from './people.ts'
import type { Plan } from './plan.ts'
import type { AccessPreview, Change } from './shapes.ts'
import { tallyOf } from './tally.ts'
import { tell } from './tell.ts'

/** Who would gain or lose what by this change; refuses whom the change itself would refuse. */
export async function previewChange(ctx: Context, { body }: Input<typeof previewAccess>): Promise<AccessPreview> {
  const { change } = body
  if (change.kind === 'assignments') return previewAssignments(ctx, change)
  if (change.kind === 'assignments-of-many') return previewManyAssignments(ctx, change)
  if (change.kind === 'stands-for') return previewStandsFor(ctx, change)
  if (change.kind === 'new-user') return previewNewUser(ctx, change)
  const plan = await planOf(ctx, change)
  const groups = await peopleOf(ctx, plan)
  const people = groups.reduce((sum, { count }) => sum + count, 0)
  return tell(ctx, tallyOf(await judge(ctx, plan, groups)), {
    ...{ people, leftOut: plan.named === undefined ? 0 : plan.named - people },
    ...{ from: plan.from ?? null, teams: plan.teams },
  })
}

function planOf(
  ctx: Context,
  change: Exclude<Change, { kind: 'assignments' | 'assignments-of-many' | 'stands-for' | 'new-user' }>,
): Promise<Plan> {
  switch (change.kind) {
    case 'team-role':
      return planTeamRole(ctx, change)
    case 'team-parent':
      return planMove(ctx, change)
    case 'team-deleted':
      return planDeletion(ctx, change)
    case 'members':
      return planMembers(ctx, change)
    case 'roles':
      return planRoles(ctx, change)
    case 'portal-role':
      return planPortalRole(ctx, change)
    case 'portal-people':
      return planPortalPeople(ctx, change)
    case 'portal-on':
      return planPortalSwitch(ctx, change)
    case 'portal-deleted':
      return planPortalDeletion(ctx, change)
  }
}
