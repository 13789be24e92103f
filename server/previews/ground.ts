import { listTeamParents, treeOf } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { listTeamRoles } from './holdings.store.ts'
import type { Ground, TeamRole } from './plan.ts'
import { listPortalRoles } from './portals.store.ts'

export interface Now extends Ground {
  readonly parents: ReadonlyMap<string, string | null>
}

/** The teams, and what they and portals give now. */
export async function groundNow(ctx: Context): Promise<Now> {
  const parents = new Map((await listTeamParents(ctx.db)).map((row) => [row.id, row.parent_id]))
  const [teamRoles, portalRoles] = [await listTeamRoles(ctx.db), await listPortalRoles(ctx.db)]
  return { parents, teams: treeOf(parents), teamRoles, portalRoles }
}

/** Ids of the roles that members with this position have by the team. */
export function rolesGiven({ teamRoles }: Ground, teamId: string, position: string): string[] {
  return teamRoles.flatMap((one) => (one.teamId === teamId && fits(one, position) ? [one.roleId] : []))
}

export function fits(role: TeamRole, position: string): boolean {
  return role.position === '' || role.position === position
}
