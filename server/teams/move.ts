import { asOfNow, assertCan, raiseAccessVersion } from '../access/index.ts'
import { record } from '../audit/index.ts'
import type { Context, Tx } from '../platform/context.ts'
import { Invalid, NotFound, Stale } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import { type moveTeam, TeamCycle } from './contract.ts'
import { type Detail, showTeam } from './show.ts'
import * as store from './store.ts'
import { translateTaken } from './taken.ts'
import { getTeam, lockTree, siblingKey } from './team.ts'

/**
 * Moves a team with all below it. Members of the teams above reach the people below, so the caller must be allowed to
 * change the team, the one it comes under, and, for the top, every team.
 */
export async function relocate(
  ctx: Context,
  { params, body, version }: Pick<Input<typeof moveTeam>, 'params' | 'body' | 'version'>,
): Promise<Detail> {
  const { team, parent } = await judgeMove(ctx, params.team, body.parentId)
  await translateTaken(ctx, () =>
    ctx.transaction(async (tx) => {
      await lockTree(tx)
      const row = (await store.lockTeam(tx.db, team.id)) ?? refuse(NotFound)
      if (parent) await assertNotBelow(tx, parent.id, row.id)
      const place = {
        parent_id: parent?.id ?? null,
        sibling_key: siblingKey(parent?.id ?? null, row.name),
        updated_at: tx.now(),
      }
      if (row.version !== version || !(await store.updateTeam(tx.db, row.id, version, place))) refuse(Stale)
      const former = row.parent_id ? await store.findTeam(tx.db, row.parent_id) : undefined
      await raiseAccessVersion(tx.db)
      const change = { before: { parent: former?.name ?? null }, after: { parent: parent?.name ?? null } }
      const about = [former?.id, parent?.id].filter((id) => id !== undefined)
      await record(
        tx,
        'team.moved',
        { kind: 'team', id: row.id, name: row.name, version: version + 1 },
        { ...change, about, also: { fromId: former?.id ?? null } },
      )
    }),
  )
  return showTeam(await asOfNow(ctx), team.id)
}

/** Reads the places themselves: what the request knows of the tree is from before the lock. */
async function assertNotBelow(tx: Tx, parentId: string, id: string): Promise<void> {
  const parents = new Map((await store.listPlaces(tx.db)).map((row) => [row.id, row.parent_id]))
  if (!parents.has(parentId)) refuseField(Invalid, 'parentId', 'This team does not exist any more.', 'unknown')
  for (let at: string | null = parentId; at !== null; at = parents.get(at) ?? null)
    if (at === id) refuseField(TeamCycle, 'parentId', 'A team cannot lie below itself.')
}

/** The team and the one that it comes under, null for the top; refuses who may not move it there. */
export async function judgeMove(ctx: Context, ref: string, parentId: string | null) {
  const team = await getTeam(ctx, ref, 'edit')
  if (parentId === null) await assertCan(ctx, 'teams.edit')
  return { team, parent: parentId === null ? null : await getTeam(ctx, parentId, 'edit') }
}
