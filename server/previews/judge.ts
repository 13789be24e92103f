import { type Difference, differenceOf } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import type { Alike } from './people.ts'
import type { Ground, Held, Plan } from './plan.ts'
import { makingOf } from './subjects.ts'
import type { Group } from './tally.ts'

/** What these people gain and lose by the plan; whoever differs in nothing that takes part is judged once. */
export async function judge(ctx: Context, plan: Plan, people: readonly Alike[]): Promise<Group[]> {
  const all = people.map(({ held, id, ...rest }) => ({ ...rest, ...plan.become(held, id) }))
  const held = all.flatMap(({ before, after }) => [before, after])
  const making = await makingOf(ctx, [plan.before, plan.after], held)
  const teamIds = plan.teams.map(({ id }) => id)
  const fieldsOf = (scope: string) => (making.catalogue.scope(scope)?.fields ?? []).map(({ key }) => key)
  const known = new Map<string, readonly Difference[]>()
  return all.map(({ before, after, count, first }) => {
    const [former, latter] = [making.roleIds(before, plan.before), making.roleIds(after, plan.after)]
    const reached = [reachedOf(before, plan.before, teamIds), reachedOf(after, plan.after, teamIds)]
    const key = JSON.stringify([former, latter, reached, before.shutOut.map(({ fieldId }) => fieldId)])
    const sides = () => [making.side(former, before, plan.before), making.side(latter, after, plan.after)] as const
    const differences = known.get(key) ?? differenceOf(...sides(), { teamIds, fieldsOf, now: ctx.now() })
    known.set(key, differences)
    return { count, first, differences }
  })
}

/** Which of these teams they reach by level `team`. */
function reachedOf({ memberships }: Held, { teams }: Ground, teamIds: readonly string[]): boolean[] {
  const mine = new Set(memberships.map(({ teamId }) => teamId))
  return teamIds.map((id) => teams.isWithin(id, mine))
}
