import { asOfNow, raiseAccessVersion } from '../access/index.ts'
import { record } from '../audit/index.ts'
import type { Context, Tx } from '../platform/context.ts'
import { NotFound, Stale } from '../platform/failures.ts'
import { fold } from '../platform/fold.ts'
import type { Input } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import { type editRole, RoleInUse, RoleReadOnly } from './contract.ts'
import { assertValidFields } from './fields.ts'
import {
  assertMayAdd,
  assertMayAddIn,
  findGives,
  type Gives,
  NOTHING,
  readMayGrant,
  valuesOf,
  writeGives,
} from './gives.ts'
import { assertKeptRoles } from './keep-one.ts'
import { assertFits, assertValid } from './permissions.ts'
import { assertBelowOwnRank } from './rank.ts'
import { type Detail, showRole } from './show.ts'
import * as store from './store.ts'
import { translateTaken } from './taken.ts'
import { assertNotHeld, assertNotNamed, isBaseline } from './use.ts'

type Changes = Input<typeof editRole>['body']

/** Changes a role. It holds for everybody who has it from their next request on. */
export async function changeRole(ctx: Context, { params, body, version }: Input<typeof editRole>): Promise<Detail> {
  const mayGrant = body.mayGrant ? await readMayGrant(ctx, body.mayGrant) : undefined
  await translateTaken(ctx, body.name ?? '', () =>
    ctx.transaction(async (tx) => {
      const row = (await store.lockRole(tx.db, params.role)) ?? refuse(NotFound)
      const before = await findGives(tx, row.id)
      const after: Gives = {
        permissions: body.permissions ?? before.permissions,
        fields: body.fields ?? before.fields,
        mayGrant: mayGrant ?? before.mayGrant,
      }
      await assertMayChange(tx, row, body, before, after)
      const columns = columnsOf(tx, row, body)
      if (row.version !== version || !(await store.updateRole(tx.db, row.id, version, columns))) refuse(Stale)
      await writeGives(tx, row.id, before, after)
      await assertKeptRoles(tx)
      await raiseAccessVersion(tx.db)
      const entity = { kind: 'role', id: row.id, name: columns.name, version: version + 1 }
      await record(tx, 'role.edited', entity, {
        before: shown(row, before),
        after: shown({ ...row, ...columns }, after),
      })
    }),
  )
  return showRole(await asOfNow(ctx), params.role)
}

async function assertMayChange(tx: Tx, row: store.RoleRow, body: Changes, before: Gives, after: Gives): Promise<void> {
  if (row.origin !== 'custom') refuse(RoleReadOnly)
  await assertBelowOwnRank(tx, row.rank)
  await assertBelowOwnRank(tx, body.rank ?? null)
  if (body.permissions) await assertValid(tx, body.permissions, before.permissions)
  if (body.fields) await assertValidFields(tx, body.fields, before.fields)
  if (body.permissions ?? body.audience) assertFits(body.audience ?? row.audience, after.permissions)
  const everybody = isBaseline(tx, fold(body.name ?? row.name))
  // Whoever makes a role active again, or the one that everybody has, gives all of it anew.
  const anew = (row.inactive_at !== null && body.inactive === false) || (everybody && !isBaseline(tx, row.name_key))
  const former = anew ? NOTHING : before
  await assertMayAdd(tx, former, after)
  await assertMayAddIn(tx, everybody ? null : row.id, former, after)
  if (body.name !== undefined && fold(body.name) !== row.name_key) assertNotNamed(tx, row)
  if (body.audience !== undefined && body.audience !== row.audience) await assertNotHeld(tx, row, RoleInUse)
}

function columnsOf(tx: Tx, row: store.RoleRow, { name = row.name, description, audience, rank, inactive }: Changes) {
  const inactiveAt = inactive === undefined ? row.inactive_at : inactive ? (row.inactive_at ?? tx.now()) : null
  return {
    name,
    name_key: fold(name),
    description: description ?? row.description,
    audience: audience ?? row.audience,
    rank: rank === undefined ? row.rank : rank,
    inactive_at: inactiveAt,
    updated_at: tx.now(),
  }
}

function shown(row: Pick<store.RoleRow, 'name' | 'description' | 'audience' | 'rank' | 'inactive_at'>, gives: Gives) {
  const { name, description, audience, rank, inactive_at: inactive } = row
  return { name, description, audience, rank, inactive: inactive !== null, ...valuesOf(gives) }
}
