import { asOfNow, raiseAccessVersion } from '../access/index.ts'
import { record } from '../audit/index.ts'
import type { Context } from '../platform/context.ts'
import { Invalid } from '../platform/failures.ts'
import { fold } from '../platform/fold.ts'
import type { Input } from '../platform/http/route.ts'
import { newId } from '../platform/ids.ts'
import { refuseField } from '../platform/refusal.ts'
import type { createRole } from './contract.ts'
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
import { assertFits, assertValid } from './permissions.ts'
import { assertBelowOwnRank } from './rank.ts'
import { type Detail, showRole } from './show.ts'
import * as store from './store.ts'
import { translateTaken } from './taken.ts'
import { isBaseline } from './use.ts'

/** Creates a role. Whoever makes a role gives what is in it, so they must hold it. */
export async function addRole(ctx: Context, { body }: Input<typeof createRole>): Promise<Detail> {
  const original = body.copyFrom ? await findOriginal(ctx, body.copyFrom) : undefined
  const shown = {
    name: body.name,
    description: body.description ?? original?.description ?? '',
    audience: body.audience ?? original?.audience ?? 'internal',
    rank: body.rank === undefined ? (original?.rank ?? null) : body.rank,
  } as const
  const gives = await readGives(ctx, body, original?.gives ?? NOTHING)
  assertFits(shown.audience, gives.permissions)
  await assertBelowOwnRank(ctx, shown.rank)
  await assertMayAdd(ctx, NOTHING, gives)
  if (isBaseline(ctx, fold(body.name))) await assertMayAddIn(ctx, null, NOTHING, gives)
  const id = newId()
  await translateTaken(ctx, body.name, () =>
    ctx.transaction(async (tx) => {
      const made = {
        created_at: tx.now(),
        created_by: tx.actor.id,
        updated_at: tx.now(),
        deleted_at: null,
        inactive_at: null,
      }
      await store.insertRole(tx.db, {
        id,
        ...shown,
        name_key: fold(body.name),
        origin: 'custom',
        module: 'roster',
        module_key: null,
        version: 1,
        ...made,
      })
      await writeGives(tx, id, NOTHING, gives)
      await raiseAccessVersion(tx.db)
      const after = { ...shown, ...valuesOf(gives) }
      const also = original ? { copiedFrom: original.name } : {}
      await record(tx, 'role.created', { kind: 'role', id, name: body.name, version: 1 }, { after, also })
    }),
  )
  return showRole(await asOfNow(ctx), id)
}

/** What the request says; what it leaves out is taken from the original. */
async function readGives(ctx: Context, body: Input<typeof createRole>['body'], original: Gives): Promise<Gives> {
  await assertValid(ctx, body.permissions ?? [])
  await assertValidFields(ctx, body.fields ?? [])
  return {
    permissions: body.permissions ?? original.permissions,
    fields: body.fields ?? original.fields,
    mayGrant: body.mayGrant ? await readMayGrant(ctx, body.mayGrant) : original.mayGrant,
  }
}

async function findOriginal(ctx: Context, id: string): Promise<store.RoleRow & { readonly gives: Gives }> {
  const row = await store.findRole(ctx.db, id)
  if (!row) return refuseField(Invalid, 'copyFrom', 'This role does not exist.', 'unknown')
  return { ...row, gives: await findGives(ctx, id) }
}
