import { getPerson, raiseUserVersions } from '../access/index.ts'
import { record } from '../audit/index.ts'
import { isKnownToHelper, raiseEpoch } from '../passwords/index.ts'
import type { Context } from '../platform/context.ts'
import { Forbidden, Invalid, NotFound, Stale } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { personName } from '../platform/naming.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import { assertRolesRemain } from '../roles/index.ts'
import { type changeUserType, IsDeleted, PasswordKnown } from './contract.ts'
import { assertAdministratorRemains, assertNotProtected, assertNotSelf } from './guards.ts'
import { showUser } from './show.ts'
import * as store from './store.ts'

/** Turns a regular user into an administrator or back; only administrators may. All sessions end (product.md section 3). */
export async function changeType(ctx: Context, { params, body, version }: Input<typeof changeUserType>) {
  const person = await getPerson(ctx, params.user, 'edit')
  if (ctx.actor.kind === 'user' && ctx.actor.type !== 'admin') refuse(Forbidden)
  assertNotSelf(ctx, person.row.id)
  await ctx.transaction(async (tx) => {
    const row = (await store.lockUser(tx.db, person.row.id)) ?? refuse(NotFound)
    if (row.deleted_at) refuse(IsDeleted)
    if (row.type !== 'admin' && row.type !== 'regular')
      refuseField(Invalid, 'type', 'Only regular users and administrators change places.', 'fixed')
    if (row.version !== version) refuse(Stale)
    if (row.type === body.type) return
    if (row.type === 'admin') assertNotProtected(row)
    else if (await isKnownToHelper(tx, row.id)) refuse(PasswordKnown)
    await assertAdministratorRemains(tx, row)
    if (!(await store.updateUser(tx.db, row.id, version, { type: body.type, updated_at: tx.now() }))) refuse(Stale)
    await assertRolesRemain(tx, [row.id])
    await raiseEpoch(tx.db, row.id)
    await raiseUserVersions(tx.db, [row.id])
    const change = { before: { type: row.type }, after: { type: body.type } }
    await record(
      tx,
      'user.type-changed',
      { kind: 'user', id: row.id, name: personName(row), version: version + 1 },
      change,
    )
  })
  return showUser(ctx, person.row.id)
}
