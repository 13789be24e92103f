import {
  baselineRole,
  type Catalogue,
  catalogueOf,
  type Gives,
  givesFrom,
  listPermissions,
  listRoleFields,
  type Side,
  type Subject,
} from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { fits } from './ground.ts'
import { listActive } from './holdings.store.ts'
import type { Ground, Held } from './plan.ts'

/** Makes the users of the engine of what people hold. */
export interface Making {
  readonly catalogue: Catalogue
  roleIds(held: Held, ground: Ground): readonly string[]
  side(roleIds: readonly string[], held: Held, ground: Ground): Side
}

/** Everything that these people could have by what they hold is gathered once, whoever has it. */
export async function makingOf(ctx: Context, grounds: readonly Ground[], all: readonly Held[]): Promise<Making> {
  const catalogue = await catalogueOf(ctx)
  const baseline = await baselineRole(ctx)
  const ids = new Set(baseline ? [baseline.id] : [])
  for (const { roleIds } of all) for (const id of roleIds) ids.add(id)
  for (const { teamRoles, portalRoles } of grounds)
    for (const { roleId } of [...teamRoles, ...portalRoles]) ids.add(roleId)
  const active = new Set((await listActive(ctx.db, [...ids])).map((row) => row.id))
  const gives = await givesOf(ctx, catalogue, [...active])
  const byTeam = new Map(grounds.map((ground) => [ground, Map.groupBy(ground.teamRoles, (one) => one.teamId)]))
  const adminOnly = new Set(ctx.settings['access.adminOnly'])
  return {
    catalogue,
    roleIds: (held, ground) => {
      const given = held.memberships.flatMap(({ teamId, position }) =>
        (byTeam.get(ground)?.get(teamId) ?? []).flatMap((one) => (fits(one, position) ? [one.roleId] : [])),
      )
      const byPortal = ground.portalRoles.filter(({ portalId }) => held.portalIds.includes(portalId))
      const there = byPortal.map(({ roleId }) => roleId)
      const own = new Set([...held.roleIds, ...there, ...given, ...(baseline ? [baseline.id] : [])])
      return [...own].filter((id) => active.has(id)).sort()
    },
    side: (roleIds, held, { teams }) => ({ subject: subjectOf(catalogue, adminOnly, roleIds, held, gives), teams }),
  }
}

async function givesOf({ db }: Context, catalogue: Catalogue, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, Gives>()
  return givesFrom(catalogue, await listPermissions(db, ids), await listRoleFields(db, ids))
}

const NOTHING: Gives = { grants: [], fields: [] }

/** Nobody in particular: what tells people apart who hold the same takes no part in a difference of roles and teams. */
function subjectOf(
  { restrictedFields }: Catalogue,
  adminOnly: ReadonlySet<string>,
  roleIds: readonly string[],
  { memberships, shutOut }: Held,
  gives: ReadonlyMap<string, Gives>,
): Subject {
  return {
    ...{ userId: '', type: 'regular', deletedAt: null, suspendedAt: null, from: null, until: null },
    ...{ teamIds: memberships.map(({ teamId }) => teamId), teamsUntil: null },
    ...{ contactId: null, accountIds: [], portals: [], assignments: shutOut, restrictedFields, adminOnly },
    roles: roleIds.map((roleId) => ({
      ...{ roleId, name: '', via: { kind: 'direct' }, from: null, until: null },
      ...(gives.get(roleId) ?? NOTHING),
    })),
  }
}
