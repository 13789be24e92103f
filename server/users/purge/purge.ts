import { assertAuthority, getPerson } from '../../access/index.ts'
import { eraseDetails, record } from '../../audit/index.ts'
import type { Context, Tx } from '../../platform/context.ts'
import { NotFound } from '../../platform/failures.ts'
import type { Input } from '../../platform/http/route.ts'
import { personName } from '../../platform/naming.ts'
import { refuse } from '../../platform/refusal.ts'
import { NotDeleted } from '../contract.ts'
import { assertNotProtected, assertNotSelf } from '../guards.ts'
import { listEmails, lockUser, type UserRow } from '../store.ts'
import type { purgeUser } from './contract.ts'
import { eraseFromImports } from './imports.ts'
import { eraseAccount, listDue, noteUnswept } from './store.ts'
import { wordsOf } from './words.ts'

const AT_ONCE = 50 // read in one go; each is a transaction of its own

/** Erases a deleted user before the grace ends. Nobody can take it back (product.md section 2, "Delete"; R115). */
export async function purge(ctx: Context, { params }: Pick<Input<typeof purgeUser>, 'params'>): Promise<undefined> {
  const person = await getPerson(ctx, params.user, 'purge')
  assertNotSelf(ctx, person.row.id)
  await assertAuthority(ctx, person)
  await ctx.transaction(async (tx) => {
    const row = (await lockUser(tx.db, person.row.id)) ?? refuse(NotFound)
    if (!row.deleted_at) refuse(NotDeleted)
    assertNotProtected(row)
    await erase(tx, row)
  })
}

/** Erases everybody whose grace is over; of two servers one does it. Ends early, between two people, when asked to. */
export async function purgeDue(ctx: Context, signal: AbortSignal): Promise<void> {
  for (;;) {
    const due = await listDue(ctx.db, ctx.now(), AT_ONCE)
    for (const { id } of due) {
      if (signal.aborted) return
      await ctx.transaction(async (tx) => {
        const row = await lockUser(tx.db, id)
        if (row?.deleted_at && row.purge_at !== null && row.purge_at <= tx.now()) await erase(tx, row)
      })
    }
    if (due.length < AT_ONCE) return
  }
}

/** The account, whatever names it elsewhere, and what the trail tells of it. The bare id stays and is never given again. */
async function erase(tx: Tx, row: UserRow): Promise<void> {
  const entity = { kind: 'user', id: row.id }
  const addresses = (await listEmails(tx.db, row.id)).flatMap(({ address, key }) => [address.toLowerCase(), key])
  await eraseFromImports(tx, await wordsOf(tx, row))
  await eraseAccount(tx.db, row.id, { name: personName(row), addresses: [...new Set(addresses)] })
  await noteUnswept(tx.db, tx.changeId)
  await eraseDetails(tx, entity)
  await record(tx, 'user.purged', { ...entity, name: '' }, { also: { type: row.type } })
}
