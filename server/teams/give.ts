import { asOfNow, assertMayExtendTeam, assertMayGrantRole, raiseAccessVersion } from '../access/index.ts'
import { record } from '../audit/index.ts'
import type { Context } from '../platform/context.ts'
import { Conflict, NotFound } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { newId } from '../platform/ids.ts'
import { refuse } from '../platform/refusal.ts'
import { assertRolesRemain } from '../roles/index.ts'
import { type giveTeamRole, RoleGivenAlready, RoleNotGiven, type takeTeamRole } from './contract.ts'
import * as given from './give.store.ts'
import { readPositions, spelt } from './positions.ts'
import { countPositions } from './show.store.ts'
import { type Detail, showTeam } from './show.ts'
import * as store from './store.ts'
import { getTeam } from './team.ts'

/** Lets a team give a role to its members, or to those with one position: as many grants at once. */
export async function giveRole(ctx: Context, { params, query }: Input<typeof giveTeamRole>): Promise<Detail> {
  const { team, role, position } = await judgeGift(ctx, { ...params, ...query })
  await ctx.transaction(async (tx) => {
    const added = { added_at: tx.now(), added_by: tx.actor.id, added_change: tx.changeId }
    if (!(await given.addTeamRole(tx.db, { id: newId(), team_id: team.id, role_id: role.id, position, ...added })))
      refuse(RoleGivenAlready)
    // Whoever deletes the team or the role at the same time has been waited for: it may be gone.
    if (!(await store.findTeam(tx.db, team.id)) || !(await given.findRole(tx.db, role.id))) refuse(NotFound)
    await raiseAccessVersion(tx.db)
    const also = { role: role.name, roleId: role.id, position }
    await record(tx, 'team.role-given', { kind: 'team', id: team.id, name: team.name }, { also, about: [role.id] })
  })
  return showTeam(await asOfNow(ctx), team.id)
}

/** Lets a team give a role no more; who took part in it through other ways keeps it. */
export async function takeRole(ctx: Context, { params, query }: Input<typeof takeTeamRole>): Promise<Detail> {
  const { team, role } = await judgeTaking(ctx, params)
  await ctx.transaction(async (tx) => {
    const ended = { ended_at: tx.now(), ended_by: tx.actor.id, ended_change: tx.changeId }
    if (!(await given.endTeamRole(tx.db, { teamId: team.id, roleId: role.id, position: query.position }, ended)))
      refuse(RoleNotGiven)
    await assertRolesRemain(tx, await given.listMemberIds(tx.db, team.id))
    await raiseAccessVersion(tx.db)
    const also = { role: role.name, roleId: role.id, position: query.position }
    await record(tx, 'team.role-taken', { kind: 'team', id: team.id, name: team.name }, { also, about: [role.id] })
  })
  return showTeam(await asOfNow(ctx), team.id)
}

/** A role that a team is to give: refuses who may not let it. The position is spelt as the team spells it. */
export async function judgeGift(ctx: Context, gift: { team: string; role: string; position: string }) {
  const { team, role } = await judgeTaking(ctx, gift)
  if (role.audience === 'portal')
    refuse(Conflict, { detail: `“${role.name}” is for people of portals, who get no roles by team.` })
  const used = (await countPositions(ctx.db, team.id)).map((one) => one.position)
  const position = gift.position === '' ? '' : spelt(gift.position, [...readPositions(team.positions), ...used])
  await assertMayExtendTeam(ctx, role.id, { teamId: team.id, position })
  return { team, role, position }
}

/** A role that a team gives, or is to give no more: refuses who may not say so. */
export async function judgeTaking(ctx: Context, { team: ref, role: id }: { team: string; role: string }) {
  const team = await getTeam(ctx, ref, 'edit')
  const role = (await given.findRole(ctx.db, id)) ?? refuse(NotFound)
  await assertMayGrantRole(ctx, role)
  return { team, role }
}
