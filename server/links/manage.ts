import { assertAuthority, getPerson, type PersonFacts } from '../access/index.ts'
import { record } from '../audit/index.ts'
import type { Context, Tx } from '../platform/context.ts'
import { NotFound } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { mailAvailable } from '../platform/mail/index.ts'
import { joinedName, personName } from '../platform/naming.ts'
import { refuse } from '../platform/refusal.ts'
import {
  CannotSignIn,
  type issueUserLink,
  LinkNotShown,
  type listLinks,
  type mailLink,
  NoAddress,
  NotActivated,
  NothingToActivate,
  type revealLink,
  type revokeLink,
} from './contract.ts'
import { issueLink, type LinkOwner } from './issue.ts'
import { queueLinkMail } from './mail.ts'
import * as store from './store.ts'
import { assertOpensSomewhere, getLinkUrl } from './value.ts'

/** Links of a user that would still work; null as their creator where the command line or Roster itself issued one. */
export async function listOpenLinks(ctx: Context, { params }: Input<typeof listLinks>) {
  const person = await getPerson(ctx, params.user, 'links')
  const rows = await store.listOpen(ctx.db, person.row.id, ctx.now())
  return { items: rows.map((row) => toLink(row, joinedName(row))), mailAvailable: mailAvailable(ctx.world) }
}

/** Issues a link on an administrator's word, and mails it where asked. The password in use stays until the link is spent (E-40, P-11). */
export async function issueByAdministrator(ctx: Context, { params, body }: Input<typeof issueUserLink>) {
  const person = await getPersonWithAuthority(ctx, params.user)
  assertFits(ctx, person.row, body.kind)
  await assertOpensSomewhere(ctx, person.row)
  const owner = await ownerOf(ctx, person)
  if (body.mail && !owner.email) refuse(NoAddress)
  return ctx.transaction(async (tx) => {
    // Whoever suspends, deletes or activates the account at the same time is waited for.
    assertFits(tx, (await store.lockOwner(tx.db, owner.id)) ?? refuse(NotFound), body.kind)
    const row = await issueLink(tx, body.kind, owner)
    if (body.mail) await queueLinkMail(tx, owner, row)
    return toLink({ ...row, kind: body.kind }, tx.actor.name || null)
  })
}

/** Shows the address; whoever saw it could use it, so the trail says who did. */
export async function revealToAdministrator(ctx: Context, { params }: Input<typeof revealLink>) {
  const { person, row } = await getOpenLink(ctx, params)
  if (!isShown(row)) refuse(LinkNotShown)
  const url = await getLinkUrl(ctx, row)
  return ctx.transaction(async (tx) => {
    // From now on the caller knows it: where no administrator does, they answer for it (spend.ts).
    if (tx.actor.kind === 'user' && tx.actor.type !== 'admin') await store.takeOver(tx.db, row.id, tx.actor.id)
    await recordAbout(tx, 'link.revealed', person, row)
    return { url }
  })
}

export async function mailAgain(ctx: Context, { params }: Input<typeof mailLink>): Promise<undefined> {
  const { person, row } = await getOpenLink(ctx, params)
  if (!isShown(row)) refuse(LinkNotShown)
  const owner = await ownerOf(ctx, person)
  if (!owner.email) refuse(NoAddress)
  await assertOpensSomewhere(ctx, person.row)
  await ctx.transaction(async (tx) => {
    await queueLinkMail(tx, owner, row)
    await recordAbout(tx, 'link.mailed', person, row)
  })
}

export async function revokeByAdministrator(ctx: Context, { params }: Input<typeof revokeLink>): Promise<undefined> {
  const { person, row } = await getOpenLink(ctx, params)
  await ctx.transaction(async (tx) => {
    if (!(await store.voidOne(tx.db, row.id, tx.now(), 'revoked'))) refuse(NotFound)
    await recordAbout(tx, 'link.revoked', person, row)
  })
}

async function getPersonWithAuthority(ctx: Context, ref: string): Promise<PersonFacts> {
  const person = await getPerson(ctx, ref, 'links')
  await assertAuthority(ctx, person)
  return person
}

async function getOpenLink(ctx: Context, params: { user: string; link: string }) {
  const person = await getPersonWithAuthority(ctx, params.user)
  const row = await store.findLink(ctx.db, params.link)
  // What an administrator logs in by is shown to nobody else, not even that it is there.
  const isTheirs = row && row.user_id === person.row.id && row.kind !== 'log-in-as'
  const open = isTheirs && !row.spent_at && !row.voided_at && row.expires_at > ctx.now()
  return open ? { person, row } : refuse(NotFound)
}

function assertFits(ctx: Context, row: store.OwnerStanding, kind: 'activation' | 'password-reset'): void {
  const ended = row.until_at !== null && row.until_at <= ctx.now()
  if (row.type === 'api' || row.deleted_at || row.suspended_at || ended) refuse(CannotSignIn)
  if (kind === 'activation' && row.activated_at) refuse(NothingToActivate)
  if (kind === 'password-reset' && !row.activated_at) refuse(NotActivated)
}

async function ownerOf(ctx: Context, { row }: PersonFacts): Promise<LinkOwner> {
  const email = await store.findPrimaryEmail(ctx.db, row.id)
  return { id: row.id, name: personName(row), email: email ?? '' }
}

function recordAbout(tx: Tx, event: string, { row }: PersonFacts, link: store.LinkRow): Promise<void> {
  return record(
    tx,
    event,
    { kind: 'user', id: row.id, name: personName(row) },
    { also: { link: link.kind, expires: link.expires_at } },
  )
}

/** Nobody sees what the user asked for: it is theirs alone, and an administrator has ways of their own. */
function isShown({ kind }: Pick<store.LinkRow, 'kind'>): boolean {
  return kind !== 'recovery' && kind !== 'email'
}

function toLink(
  row: Pick<store.LinkRow, 'id' | 'address' | 'expires_at' | 'created_at'> & { kind: store.ManagedKind },
  createdBy: string | null,
) {
  return {
    id: row.id,
    kind: row.kind,
    address: row.address,
    expiresAt: row.expires_at,
    createdAt: row.created_at,
    createdBy,
    can: { show: isShown(row) },
  }
}
