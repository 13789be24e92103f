import type { z } from 'zod'
import { assertMayGrantRole, raiseAccessVersion } from '../access/index.ts'
import { record } from '../audit/index.ts'
import type { Context, Tx } from '../platform/context.ts'
import { Conflict, NotFound, Stale } from '../platform/failures.ts'
import { refuse } from '../platform/refusal.ts'
import * as gone from './revive.store.ts'
import type { TeamChanges } from './shapes.ts'
import * as store from './store.ts'
import { translateTaken } from './taken.ts'
import { getTeam, lockTree } from './team.ts'

interface Deletion {
  readonly id: string
  readonly version: number
  /** The change that deleted it: what ended with it comes back. */
  readonly changeId: string
  readonly externalIds: NonNullable<z.output<typeof TeamChanges>['externalIds']>
}

/** Brings a deleted team back to its place with the roles that it gave; its members come back by what moved them. */
export async function reviveTeam(ctx: Context, { id, version, changeId, externalIds }: Deletion): Promise<void> {
  const row = (await gone.findDeletedTeam(ctx.db, id)) ?? refuse(NotFound)
  if (row.parent_id && !(await store.findTeam(ctx.db, row.parent_id)))
    refuse(Conflict, { detail: `The team above “${row.name}” is gone.` })
  if (row.parent_id) await getTeam(ctx, row.parent_id, 'read')
  await translateTaken(ctx, () =>
    ctx.transaction(async (tx) => {
      await lockTree(tx)
      if (!(await store.updateTeam(tx.db, id, version, { deleted_at: null, updated_at: tx.now() }))) refuse(Stale)
      await store.replaceExternalIds(tx.db, id, externalIds)
      await goOn(tx, id, changeId)
      await raiseAccessVersion(tx.db)
      const about = row.parent_id ? [row.parent_id] : []
      await record(tx, 'team.restored', { kind: 'team', id, name: row.name, version: version + 1 }, { about })
    }),
  )
}

/** Giving a role by a team is granting it, also where the team gave it before. */
async function goOn(tx: Tx, id: string, changeId: string): Promise<void> {
  const added = { added_at: tx.now(), added_by: tx.actor.id, added_change: tx.changeId }
  const roles = await gone.listRolesEnded(tx.db, id, changeId)
  for (const role of roles) await assertMayGrantRole(tx, role)
  await gone.addTeamRoles(tx.db, id, roles, added)
  await gone.goOnWithDeleted(tx.db, id, changeId, added)
}
