import { treeOf } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { refuseField } from '../platform/refusal.ts'
import {
  assertNoneBelow,
  judgeDeletion,
  judgeGift,
  judgeMove,
  judgeTaking,
  readPositions,
  spelt,
  TeamCycle,
} from '../teams/index.ts'
import { groundNow } from './ground.ts'
import { membersOf } from './holdings.store.ts'
import { asItIs, type Held, type Plan } from './plan.ts'
import type { Change } from './shapes.ts'

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>

/** A team gives a role to its members, or gives it no more. */
export async function planTeamRole(ctx: Context, change: Of<'team-role'>): Promise<Plan> {
  const { position } = change.give ? await judgeGift(ctx, change) : change
  const { team, role } = await judgeTaking(ctx, change)
  const before = await groundNow(ctx)
  const others = before.teamRoles.filter(
    (one) => one.teamId !== team.id || one.roleId !== role.id || one.position !== position,
  )
  const given = { teamId: team.id, roleId: role.id, position }
  const after = { ...before, teamRoles: change.give ? [...others, given] : others }
  return { whom: membersOf([team.id], ctx.now(), position), before, after, become: asItIs, teams: [team] }
}

/** A team is moved: people of the teams above it reach it no more, or from now on. */
export async function planMove(ctx: Context, change: Of<'team-parent'>): Promise<Plan> {
  const { team, parent } = await judgeMove(ctx, change.team, change.parentId)
  const before = await groundNow(ctx)
  if (parent && before.teams.isWithin(parent.id, new Set([team.id])))
    refuseField(TeamCycle, 'parentId', 'A team cannot lie below itself.')
  const after = { ...before, teams: treeOf(new Map([...before.parents, [team.id, parent?.id ?? null]])) }
  const [former, latter] = [before.teams.above([team.id]), after.teams.above([team.id])]
  const above = [...former, ...latter].filter((id) => !former.includes(id) || !latter.includes(id))
  return { whom: membersOf(above, ctx.now()), before, after, become: asItIs, teams: [team] }
}

/** A team is deleted: its members lose what it gives, whoever stands above it reaches it no more. */
export async function planDeletion(ctx: Context, change: Of<'team-deleted'>): Promise<Plan> {
  const { team, target } = await judgeDeletion(ctx, change.team, change.moveMembersTo)
  await assertNoneBelow(ctx, team)
  const before = await groundNow(ctx)
  const parents = new Map([...before.parents].filter(([id]) => id !== team.id))
  const after = { ...before, teams: treeOf(parents) }
  const positions = target ? readPositions(target.positions) : []
  // Whoever belongs to it already only leaves; also where that has not begun, or has ended.
  const isThere = ({ memberships, idle }: Held) =>
    target && (idle.includes(target.id) || memberships.some((one) => one.teamId === target.id))
  return {
    whom: membersOf(before.teams.above([team.id]), ctx.now()),
    ...{ before, after },
    ...(target ? { idleIn: target.id } : {}),
    become: (held) => ({
      before: held,
      after: leaving(held, team.id, (position) =>
        target && !isThere(held) ? [{ teamId: target.id, position: spelt(position, positions) }] : [],
      ),
    }),
    teams: [team, ...(target ? [target] : [])],
  }
}

function leaving(held: Held, teamId: string, instead: (position: string) => Held['memberships']): Held {
  const memberships = held.memberships.flatMap((one) => (one.teamId === teamId ? instead(one.position) : [one]))
  return { ...held, memberships }
}
