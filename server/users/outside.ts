/** What only portal users have: portals, a contact, accounts. */
import { assertCan, can, canTo, type PersonFacts } from '../access/index.ts'
import { listChange, toTrailItem } from '../audit/index.ts'
import { renameRecord } from '../directories/index.ts'
import type { Context, Tx } from '../platform/context.ts'
import { Invalid, NotFound, ReauthRequired } from '../platform/failures.ts'
import { isFresh } from '../platform/fresh.ts'
import { Refusal, refuse, refuseField } from '../platform/refusal.ts'
import {
  addToPortal,
  changingIn,
  findStandsFor,
  getPortal,
  listDoorsOf,
  readStandsFor,
  type StandsFor,
  writeStandsFor,
} from '../portals/index.ts'
import { ContactNameTaken } from './contract.ts'
import type { NewUserInput } from './create.ts'
import type { Changes } from './draft.ts'

const EVENTS = 1000 // no change of more is undone

/** Where somebody new is let in, and whom they stand for. */
export interface Outside {
  readonly portals: readonly { readonly id: string; readonly name: string }[]
  readonly standsFor: StandsFor
}

/** What a request for somebody new says of it, judged as far as that goes before they are there. */
export async function readOutside(ctx: Context, input: NewUserInput): Promise<Outside> {
  return { portals: await readNewPortals(ctx, input), standsFor: await readNewStandsFor(ctx, input.type, input) }
}

/** Where somebody new is to be let in. */
export async function readNewPortals(
  ctx: Context,
  { type, portals: refs }: Pick<NewUserInput, 'type' | 'portals'>,
): Promise<Outside['portals']> {
  assertFits(type, { portals: refs.length > 0 ? refs : undefined })
  if (refs.length > 0) await assertCan(ctx, 'portals.edit')
  const portals = new Map<string, Outside['portals'][number]>()
  for (const [at, ref] of refs.entries()) {
    const portal = await portalNamed(ctx, ref, at)
    portals.set(portal.id, portal)
  }
  return [...portals.values()]
}

/** For whom somebody new is to stand, by a caller who has proved lately who they are. */
export async function readNewStandsFor(
  ctx: Context,
  type: string,
  said: Pick<Changes, 'contact' | 'accounts'>,
): Promise<StandsFor> {
  const standsFor = await judgeNewStandsFor(ctx, type, said)
  if (says(standsFor) && !isFresh(ctx)) refuse(ReauthRequired)
  return standsFor
}

const says = ({ contact, accounts = [] }: StandsFor) => Boolean(contact) || accounts.length > 0

/** The same before it is asked for a password, judged as far as that goes before they are there. */
export async function judgeNewStandsFor(
  ctx: Context,
  type: string,
  { contact, accounts }: Pick<Changes, 'contact' | 'accounts'>,
): Promise<StandsFor> {
  const said = { contact, accounts }
  assertFits(type, said)
  const standsFor = await readStandsFor(ctx, said)
  if (says(standsFor) && (await can(ctx, 'portal-users.grant')) === false) refuseTo('contact')
  return standsFor
}

/** Lets somebody new in, and writes whom they stand for. */
export async function placeOutside(
  tx: Tx,
  person: { readonly id: string; readonly name: string; readonly type: string },
  { portals, standsFor }: Outside,
): Promise<void> {
  for (const portal of portals) await addToPortal(tx, person, portal)
  await writeStandsFor(tx, person.id, standsFor)
}

/** What an edit says of whom somebody stands for, by a caller who has proved lately who they are. */
export async function readStandsForOf(ctx: Context, person: PersonFacts, body: Changes): Promise<StandsFor> {
  const changes = await judgeStandsForOf(ctx, person, body)
  if (Object.keys(changes).length > 0 && !isFresh(ctx)) refuse(ReauthRequired)
  return changes
}

/** The same before it is asked for a password. What is so already is left out, and needs no right. */
export async function judgeStandsForOf(ctx: Context, person: PersonFacts, body: Changes): Promise<StandsFor> {
  if (body.contact === undefined && body.accounts === undefined) return {}
  assertFits(person.row.type, body)
  const held = await findStandsFor(ctx, person.row.id)
  const changes = changingIn(await readStandsFor(ctx, body, held), held)
  const [first] = Object.keys(changes)
  if (first === undefined) return {}
  if (ctx.actor.real || !(await canTo(ctx, 'grant', person))) refuseTo(first)
  return changes
}

/** Whether links and mails lead anywhere: those of portal users to a portal that is on. */
export async function opensSomewhere(ctx: Context, id: string, type: string): Promise<boolean> {
  return type !== 'portal' || (await listDoorsOf(ctx, id)).length > 0
}

/**
 * A portal user and their contact are one person: who is renamed here is renamed there (E-10). Where a change is undone,
 * only a contact that it renamed, and that still has that name: it is called again what it was called before, also where
 * who undoes it may not edit records. Another one that the undo brings back keeps its own name.
 */
export async function renameContact(tx: Tx, userId: string, was: string, name: string): Promise<void> {
  if (name === was) return
  const { contact } = await findStandsFor(tx, userId)
  if (!contact) return
  const wanted = tx.undoes === undefined ? name : await nameBefore(tx, tx.undoes, contact)
  if (wanted !== undefined && !(await renameRecord(tx, { id: contact.id, name: wanted }, { contactOf: userId })))
    refuseField(ContactNameTaken, 'displayName', 'Another contact has this name.')
}

/** What a contact was called before this change gave it the name that it has. */
async function nameBefore(tx: Tx, change: string, contact: { readonly id: string; readonly name: string }) {
  const renamed = (await listChange(tx.db, change, EVENTS))
    .map(toTrailItem)
    .find(
      ({ event, entity, after }) =>
        event === 'directory-record.edited' && entity.id === contact.id && after.name === contact.name,
    )
  return typeof renamed?.before.name === 'string' ? renamed.before.name : undefined
}

function assertFits(
  type: string,
  said: {
    readonly portals?: unknown
    readonly contact?: unknown
    readonly accounts?: readonly unknown[] | undefined
  },
) {
  if (type === 'portal') return
  const extra = said.portals ? 'portals' : said.contact ? 'contact' : said.accounts?.length ? 'accounts' : undefined
  if (extra) refuseField(Invalid, extra, 'Only portal users have this.', 'not-for-type')
}

async function portalNamed(ctx: Context, ref: string, at: number) {
  try {
    return await getPortal(ctx, ref)
  } catch (error) {
    if (!(error instanceof Refusal) || error.failure !== NotFound) throw error
    return refuseField(Invalid, `portals.${at}`, 'This portal does not exist.', 'unknown')
  }
}

function refuseTo(field: string): never {
  return refuseField(Invalid, field, 'You may not change whom somebody stands for.', 'forbidden')
}
