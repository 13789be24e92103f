import { assertMayGrantRole, raiseAccessVersion } from '../access/index.ts'
import { record } from '../audit/index.ts'
import type { Context, Tx } from '../platform/context.ts'
import { Invalid, NotFound, Stale } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import { assertKeptRoles } from '../roles/index.ts'
import { type deleteTeam, TeamInUse } from './contract.ts'
import * as gone from './delete.store.ts'
import { moveMembers } from './move-members.ts'
import { listRolesOf } from './show.store.ts'
import * as store from './store.ts'
import { getTeam, lockTree } from './team.ts'

/** Deletes a team without teams below. Where it has members, the caller says where they go. */
export async function removeTeam(
  ctx: Context,
  { params, query, version }: Input<typeof deleteTeam>,
): Promise<undefined> {
  const { team, target } = await judgeDeletion(ctx, params.team, query.moveMembersTo)
  await ctx.transaction(async (tx) => {
    await lockTree(tx)
    const row = (await store.lockTeam(tx.db, team.id)) ?? refuse(NotFound)
    if (row.version !== version) refuse(Stale)
    await assertUnused(tx, row, target !== undefined)
    const externalIds = await store.listExternalIds(tx.db, row.id)
    const moved = target ? await moveMembers(tx, row, target) : 0
    await end(tx, row)
    await assertKeptRoles(tx)
    const also = {
      ...(target ? { membersTo: target.name, membersToId: target.id, moved } : {}),
      ...(externalIds.length > 0 ? { externalIds } : {}),
    }
    const about = target ? [target.id] : []
    await record(
      tx,
      'team.deleted',
      { kind: 'team', id: row.id, name: row.name, version: version + 1 },
      { also, about },
    )
  })
}

async function assertUnused(tx: Tx, row: store.TeamRow, hasTarget: boolean): Promise<void> {
  await assertNoneBelow(tx, row)
  const people = hasTarget ? 0 : await gone.countPeople(tx.db, row.id)
  if (people > 0)
    refuse(TeamInUse, {
      detail: `${people} ${people === 1 ? 'person belongs' : 'people belong'} to “${row.name}”. Say where they go.`,
    })
}

/** Memberships left are those of deleted accounts; they end with the team. */
async function end(tx: Tx, row: store.TeamRow): Promise<void> {
  const ended = { ended_at: tx.now(), ended_by: tx.actor.id, ended_change: tx.changeId }
  await gone.endMemberships(tx.db, row.id, ended)
  await gone.endTeamRoles(tx.db, row.id, ended)
  await gone.clearDefaultTeams(tx.db, row.id)
  await store.replaceExternalIds(tx.db, row.id, [])
  if (!(await store.updateTeam(tx.db, row.id, row.version, { deleted_at: tx.now() }))) refuse(Stale)
  await raiseAccessVersion(tx.db)
}

/** The team and the one where its members go; refuses who may not delete it, or move them there. */
export async function judgeDeletion(ctx: Context, ref: string, moveMembersTo: string | undefined) {
  const team = await getTeam(ctx, ref, 'delete')
  const target = moveMembersTo === undefined ? undefined : await getTeam(ctx, moveMembersTo, 'members')
  if (target?.id === team.id) refuseField(Invalid, 'moveMembersTo', 'Choose another team.', 'same')
  for (const role of await listRolesOf(ctx.db, team.id)) await assertMayGrantRole(ctx, role)
  return { team, target }
}

/** Teams below must be moved or deleted first. */
export async function assertNoneBelow({ db }: Pick<Context, 'db'>, row: store.TeamRow): Promise<void> {
  const children = await store.countChildren(db, row.id)
  if (children > 0)
    refuse(TeamInUse, {
      detail: `${children} ${children === 1 ? 'team lies' : 'teams lie'} below “${row.name}”. Move or delete them first.`,
    })
}
