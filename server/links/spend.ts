import { asPerson, findFacts, hasAuthority, type PersonFacts } from '../access/index.ts'
import type { Context, Tx } from '../platform/context.ts'
import { refuse } from '../platform/refusal.ts'
import { LinkNotValid } from './contract.ts'
import type { LinkKind, LinkRow } from './store.ts'
import * as store from './store.ts'
import { isGenuine } from './value.ts'

/** The link behind a value, if it would work now; else `link-not-valid`, whatever the reason. Changes nothing. */
export async function readLink(ctx: Context, value: string): Promise<LinkRow> {
  const id = value.slice(0, value.indexOf('.'))
  const row = /^[0-9a-f-]{36}$/.test(id) ? await store.findLink(ctx.db, id) : undefined
  if (!row || !isGenuine(ctx.world, row, value)) return refuse(LinkNotValid)
  if (row.spent_at || row.voided_at || row.expires_at <= ctx.now()) return refuse(LinkNotValid)
  await assertOwnerMayUse(ctx, row)
  return row
}

/** Spends the link within the transaction of what it is for: exactly once, also under many requests at the same time. */
export async function spendLink(tx: Tx, kinds: readonly LinkKind[], value: string): Promise<LinkRow> {
  const row = await readLink(tx, value)
  if (!kinds.includes(row.kind) || !(await store.spend(tx.db, row.id, tx.now()))) return refuse(LinkNotValid)
  return row
}

/** Links of barred accounts are dead, and so are those whose author may not vouch for them any more (R36). */
async function assertOwnerMayUse(ctx: Context, row: LinkRow): Promise<void> {
  const owner = await findFacts(ctx, row.user_id)
  if (!owner || owner.row.deleted_at || owner.row.suspended_at) refuse(LinkNotValid)
  if (row.created_by && row.created_by !== row.user_id && !(await vouches(ctx, row, owner))) refuse(LinkNotValid)
}

/**
 * Authors know their links. When the owner became stronger than they are, a link from before would be a way into the
 * stronger account (R66). An invitation is judged by type alone: roles are often given before it is accepted (R28).
 */
async function vouches(ctx: Context, { kind, created_by }: LinkRow, owner: PersonFacts): Promise<boolean> {
  const author = created_by ? await findFacts(ctx, created_by) : undefined
  if (!author || author.row.deleted_at || author.row.suspended_at) return false
  if (author.row.until_at !== null && author.row.until_at <= ctx.now()) return false
  if (kind === 'activation') return owner.row.type !== 'admin' || author.row.type === 'admin'
  return hasAuthority(await asPerson(ctx, author.row), owner)
}
