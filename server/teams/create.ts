import { asOfNow, raiseAccessVersion } from '../access/index.ts'
import { record } from '../audit/index.ts'
import type { Context } from '../platform/context.ts'
import { Invalid } from '../platform/failures.ts'
import { fold } from '../platform/fold.ts'
import type { Input } from '../platform/http/route.ts'
import { newId } from '../platform/ids.ts'
import { refuseField } from '../platform/refusal.ts'
import type { createTeam } from './contract.ts'
import { assertDistinct } from './positions.ts'
import { type Detail, showTeam } from './show.ts'
import * as store from './store.ts'
import { translateTaken } from './taken.ts'
import { getTeam, lockTree, siblingKey } from './team.ts'

/** Creates an empty team at the top or below one that the caller sees. */
export async function addTeam(ctx: Context, { body }: Input<typeof createTeam>): Promise<Detail> {
  const { name, description = '', kind = '', positions = [], externalIds = [] } = body
  assertDistinct(positions)
  const parent = body.parentId === null ? null : await getTeam(ctx, body.parentId, 'read')
  const id = newId()
  await translateTaken(ctx, () =>
    ctx.transaction(async (tx) => {
      await lockTree(tx)
      if (parent && !(await store.findTeam(tx.db, parent.id)))
        refuseField(Invalid, 'parentId', 'This team does not exist any more.', 'unknown')
      const place = {
        parent_id: parent?.id ?? null,
        name_key: fold(name),
        sibling_key: siblingKey(parent?.id ?? null, name),
      }
      const made = { version: 1, created_at: tx.now(), created_by: tx.actor.id, updated_at: tx.now(), deleted_at: null }
      await store.insertTeam(tx.db, {
        id,
        name,
        description,
        kind,
        positions: JSON.stringify(positions),
        ...place,
        ...made,
      })
      await store.replaceExternalIds(tx.db, id, externalIds)
      await raiseAccessVersion(tx.db)
      const after = { name, parent: parent?.name ?? null, description, kind, positions, externalIds }
      await record(
        tx,
        'team.created',
        { kind: 'team', id, name, version: 1 },
        { after, about: parent ? [parent.id] : [] },
      )
    }),
  )
  return showTeam(await asOfNow(ctx), id)
}
