import { raiseAccessVersion } from '../access/index.ts'
import { record } from '../audit/index.ts'
import { withChanges } from '../platform/changes.ts'
import type { Context } from '../platform/context.ts'
import { NotFound, Stale } from '../platform/failures.ts'
import { fold } from '../platform/fold.ts'
import type { Input } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { editPortal } from './contract.ts'
import { assertAuthorityOver } from './gives.ts'
import { listPeopleIds } from './people.store.ts'
import { entityOf, getPortal, shown } from './portal.ts'
import { type Detail, showPortal } from './show.ts'
import * as store from './store.ts'
import { assertOwnHost, translateTaken } from './taken.ts'

/** Changes what a portal is called, where it stands and how it looks. Whoever is signed in stays so. */
export async function changePortal(ctx: Context, { params, body, version }: Input<typeof editPortal>): Promise<Detail> {
  const { id } = await getPortal(ctx, params.portal)
  assertOwnHost(ctx, body.host)
  await translateTaken(ctx, () =>
    ctx.transaction(async (tx) => {
      const row = (await store.lockPortal(tx.db, id)) ?? refuse(NotFound)
      const after = withChanges(shown(row), body)
      // Links that people are mailed lead to this host, with their secrets: whoever names it could take them.
      if (after.host !== row.host) await assertAuthorityOver(tx, await listPeopleIds(tx.db, id))
      const columns = { ...after, name_key: fold(after.name), updated_at: tx.now() }
      if (row.version !== version || !(await store.updatePortal(tx.db, id, version, columns))) refuse(Stale)
      // Questions name a portal by its key: another portal behind one is another answer.
      if (after.key !== row.key) await raiseAccessVersion(tx.db)
      const entity = entityOf({ id, name: after.name, version: version + 1 })
      await record(tx, 'portal.edited', entity, { before: shown(row), after })
    }),
  )
  return showPortal(ctx, id)
}
