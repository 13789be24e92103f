import { asPerson, findFacts, hasAuthority, type PersonFacts } from '../access/index.ts'
import { type Instant, later, minutes } from '../platform/clock.ts'
import type { Context, Tx } from '../platform/context.ts'
import { refuse } from '../platform/refusal.ts'
import { isInside } from '../portals/index.ts'
import { LinkNotValid } from './contract.ts'
import type { LinkKind, LinkRow } from './store.ts'
import * as store from './store.ts'
import { isGenuine } from './value.ts'

/** The link behind a value, if it is one of these and would work now; else `link-not-valid`, whatever the reason. Changes nothing. */
export async function readLink<K extends LinkKind>(
  ctx: Context,
  value: string,
  kinds: readonly K[],
): Promise<LinkRow & { kind: K }> {
  const id = value.slice(0, value.indexOf('.'))
  const row = /^[0-9a-f-]{36}$/.test(id) ? await store.findLink(ctx.db, id) : undefined
  if (!row || !isOneOf(row, kinds) || !isGenuine(ctx.world, row, value)) return refuse(LinkNotValid)
  if (row.spent_at || row.voided_at || endOf(row) <= ctx.now()) return refuse(LinkNotValid)
  await assertOwnerMayUse(ctx, row)
  return row
}

/** Kinds share no way: a link of another kind is none (R120). */
function isOneOf<K extends LinkKind>(row: LinkRow, kinds: readonly K[]): row is LinkRow & { kind: K } {
  return kinds.some((kind) => kind === row.kind)
}

/** Spends the link within the transaction of what it is for: exactly once, also under many requests at the same time. */
export async function spendLink<K extends LinkKind>(
  tx: Tx,
  kinds: readonly K[],
  value: string,
): Promise<LinkRow & { kind: K }> {
  const row = await readLink(tx, value, kinds)
  const isSpent =
    row.kind === 'log-in-as'
      ? await store.spendOpened(tx.db, row.id, tx.now(), later(tx.now(), -FORM_LASTS))
      : await store.spend(tx.db, row.id, tx.now())
  return isSpent ? row : refuse(LinkNotValid)
}

const FORM_LASTS = minutes(5) // product.md section 3, "Log in as"

/** Notes that the form behind the link was opened, the first time; answers until when it can be sent. */
export async function openForm(tx: Tx, row: LinkRow): Promise<Instant> {
  const openedAt = row.opened_at ?? (await store.markOpened(tx.db, row.id, tx.now())) ?? refuse(LinkNotValid)
  return later(openedAt, FORM_LASTS)
}

/** When it stops working; what was opened in time has as long again. */
function endOf({ opened_at: openedAt, expires_at: expiresAt }: LinkRow): Instant {
  return openedAt === null ? expiresAt : later(openedAt, FORM_LASTS)
}

/** Links of barred accounts are dead, and so are those whose author may not vouch for them any more (R36). */
async function assertOwnerMayUse(ctx: Context, row: LinkRow): Promise<void> {
  const owner = await findFacts(ctx, row.user_id)
  if (!owner || owner.row.deleted_at || owner.row.suspended_at) refuse(LinkNotValid)
  if (!(await opensHere(ctx, row, owner))) refuse(LinkNotValid)
  if (row.kind === 'email' && owner.row.until_at !== null && owner.row.until_at <= ctx.now()) refuse(LinkNotValid)
  if (row.created_by && row.created_by !== row.user_id && !(await vouches(ctx, row, owner))) refuse(LinkNotValid)
}

/** Portal users' links open at a portal of theirs and nowhere else, everybody else's at the console and nowhere else (R23). */
async function opensHere(ctx: Context, row: LinkRow, { row: owner }: PersonFacts): Promise<boolean> {
  const { portal } = ctx.source
  if (!portal || owner.type !== 'portal') return !portal && owner.type !== 'portal'
  return (row.portal_id === null || row.portal_id === portal.id) && isInside(ctx, owner.id, portal)
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
