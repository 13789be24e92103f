import { raiseAccessVersion } from '../access/index.ts'
import { record } from '../audit/index.ts'
import type { Context } from '../platform/context.ts'
import { NotFound, Stale } from '../platform/failures.ts'
import { fold } from '../platform/fold.ts'
import type { Input } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { editTeam } from './contract.ts'
import { assertDistinct, readPositions } from './positions.ts'
import { type Detail, showTeam } from './show.ts'
import * as store from './store.ts'
import { translateTaken } from './taken.ts'
import { getTeam, lockTree, siblingKey } from './team.ts'

/** Changes what a team is called and made of; where it stands is changed by moving it. */
export async function changeTeam(
  ctx: Context,
  { params, body, version }: Pick<Input<typeof editTeam>, 'params' | 'body' | 'version'>,
): Promise<Detail> {
  const team = await getTeam(ctx, params.team, 'edit')
  if (body.positions) assertDistinct(body.positions)
  await translateTaken(ctx, () =>
    ctx.transaction(async (tx) => {
      await lockTree(tx) // the key of a name holds its place in the tree
      const row = (await store.lockTeam(tx.db, team.id)) ?? refuse(NotFound)
      const before = { ...shown(row), externalIds: await store.listExternalIds(tx.db, row.id) }
      const { name = row.name, description = row.description, kind = row.kind } = body
      const positions = body.positions ? JSON.stringify(body.positions) : row.positions
      const columns = {
        name,
        name_key: fold(name),
        sibling_key: siblingKey(row.parent_id, name),
        description,
        kind,
        positions,
        updated_at: tx.now(),
      }
      if (row.version !== version || !(await store.updateTeam(tx.db, row.id, version, columns))) refuse(Stale)
      if (body.externalIds) {
        await store.replaceExternalIds(tx.db, row.id, body.externalIds)
        // Applications ask, and are answered, in keys: another team behind one is another answer.
        await raiseAccessVersion(tx.db)
      }
      if (columns.name_key !== row.name_key) await store.renameTeamKey(tx.db, row.id, columns.name_key)
      const after = { ...shown({ ...row, ...columns }), externalIds: await store.listExternalIds(tx.db, row.id) }
      await record(tx, 'team.edited', { kind: 'team', id: row.id, name, version: version + 1 }, { before, after })
    }),
  )
  return showTeam(ctx, team.id)
}

function shown({ name, description, kind, positions }: store.TeamRow) {
  return { name, description, kind, positions: readPositions(positions) }
}
