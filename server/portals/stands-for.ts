import { assertMayStandFor, raiseUserVersions } from '../access/index.ts'
import { listDirectoryFacts, type NamedRecord, resolveRecords } from '../directories/index.ts'
import type { Context, Tx } from '../platform/context.ts'
import { Invalid } from '../platform/failures.ts'
import { newId } from '../platform/ids.ts'
import { refuseField } from '../platform/refusal.ts'
import { ContactTaken } from './contract.ts'
import { endedBy } from './people.ts'
import * as store from './stands-for.store.ts'

/** What a request says: left out is as it is. */
export interface Said {
  readonly contact?: string | null | undefined
  readonly accounts?: readonly string[] | undefined
}

/** The records behind it. */
export interface StandsFor {
  readonly contact?: Pick<NamedRecord, 'id' | 'name'> | null
  readonly accounts?: readonly Pick<NamedRecord, 'id' | 'name'>[]
}

type Held = Awaited<ReturnType<typeof findStandsFor>>
type Setting = 'portals.contacts' | 'portals.accounts'

/** Whom somebody stands for now. */
export async function findStandsFor(ctx: Context, userId: string) {
  const { contacts, accounts } = await store.listStoodFor(ctx.db, [userId])
  return { contact: contacts.get(userId)?.[0] ?? null, accounts: accounts.get(userId) ?? [] }
}

/**
 * The records that a request names. Refuses, by their place, those of another directory and inactive ones; what somebody
 * stands for already stays, also where the setting names another directory since.
 */
export async function readStandsFor(ctx: Context, said: Said, held?: Held): Promise<StandsFor> {
  const refs = [said.contact ?? [], said.accounts ?? []].flat()
  if (refs.length === 0) return withoutRefs(said)
  const found = await resolveRecords(ctx, refs)
  const kept = {
    'portals.contacts': [held?.contact?.id],
    'portals.accounts': (held?.accounts ?? []).map(({ id }): string | undefined => id),
  }
  const homes = new Map((await listDirectoryFacts(ctx)).map(({ row }) => [row.key, row.id]))
  const read = (setting: Setting, path: string, ref: string) => {
    const record = found.get(ref)
    if (record && kept[setting].includes(record.id)) return { id: record.id, name: record.name }
    const home = homes.get(ctx.settings[setting])
    if (home === undefined)
      return refuseField(Invalid, path, `The setting ${setting} names no directory.`, 'not-expected')
    if (record?.directoryId !== home) return refuseField(Invalid, path, 'There is no such record.', 'unknown')
    if (record.inactive) return refuseField(Invalid, path, `“${record.name}” is inactive.`, 'inactive')
    return { id: record.id, name: record.name }
  }
  return {
    ...(said.contact === undefined
      ? {}
      : { contact: said.contact === null ? null : read('portals.contacts', 'contact', said.contact) }),
    ...(said.accounts
      ? { accounts: once(said.accounts.map((ref, at) => read('portals.accounts', `accounts.${at}`, ref))) }
      : {}),
  }
}

function withoutRefs(said: Said): StandsFor {
  return { ...(said.contact === null ? { contact: null } : {}), ...(said.accounts ? { accounts: [] } : {}) }
}

const once = <T extends { readonly id: string }>(list: readonly T[]) => [
  ...new Map(list.map((one) => [one.id, one])).values(),
]

/** What of it would be another than now. */
export function changingIn(wanted: StandsFor, held: Held): StandsFor {
  const ids = (list: readonly { readonly id: string }[]) => list.map((one) => one.id).join(' ')
  return {
    ...(wanted.contact !== undefined && wanted.contact?.id !== held.contact?.id ? { contact: wanted.contact } : {}),
    ...(wanted.accounts && ids(wanted.accounts) !== ids(held.accounts) ? { accounts: wanted.accounts } : {}),
  }
}

/**
 * Writes whom somebody stands for. What their roles give at the levels `account` and `contact` reaches further by it, and
 * so it is granting that. A contact of somebody else: 409.
 */
export async function writeStandsFor(tx: Tx, userId: string, wanted: StandsFor): Promise<void> {
  if (wanted.contact === undefined && wanted.accounts === undefined) return
  // Whoever lets one of their portals give another role at the same time waits, or is waited for.
  await store.holdPortalsOf(tx.db, userId)
  const held = await findStandsFor(tx, userId)
  const changes = changingIn(wanted, held)
  await assertThere(tx, changes)
  await assertMayOpen(tx, userId, changes, held)
  if (changes.contact !== undefined) await changeContact(tx, userId, changes.contact)
  if (changes.accounts) await changeAccounts(tx, userId, held.accounts, changes.accounts)
  await raiseUserVersions(tx.db, [userId])
}

/** Refuses what writing it would, before it is written. */
export async function judgeStandsFor(ctx: Context, userId: string, wanted: StandsFor): Promise<void> {
  const held = await findStandsFor(ctx, userId)
  const changes = changingIn(wanted, held)
  await assertMayOpen(ctx, userId, changes, held)
  if (changes.contact && (await store.isContactOfOther(ctx.db, changes.contact.id, userId))) refuseTakenContact()
}

export function refuseTakenContact(): never {
  return refuseField(ContactTaken, 'contact', 'Another portal user is this contact.')
}

/** Of records for which somebody stands anew the caller must reach what their roles reach by these. */
function assertMayOpen(ctx: Context, userId: string, { contact, accounts = [] }: StandsFor, held: Held): Promise<void> {
  const added = accounts.map(({ id }) => id).filter((id) => !held.accounts.some((one) => one.id === id))
  return assertMayStandFor(ctx, userId, { contactId: contact?.id ?? null, accountIds: added })
}

/** Whoever deletes a record at the same time has been waited for: it may be gone. */
async function assertThere(tx: Tx, { contact, accounts = [] }: StandsFor): Promise<void> {
  const there = await store.lockRecords(tx.db, [contact?.id ?? [], accounts.map((one) => one.id)].flat())
  if (contact && !there.has(contact.id))
    refuseField(Invalid, 'contact', 'This record does not exist any more.', 'unknown')
  const gone = accounts.findIndex((one) => !there.has(one.id))
  if (gone >= 0) refuseField(Invalid, `accounts.${gone}`, 'This record does not exist any more.', 'unknown')
}

async function changeContact(tx: Tx, userId: string, contact: NonNullable<StandsFor['contact']> | null): Promise<void> {
  await store.endContact(tx.db, userId, endedBy(tx))
  if (contact) await store.insertContact(tx.db, { id: newId(), user_id: userId, record_id: contact.id, ...addedBy(tx) })
}

async function changeAccounts(
  tx: Tx,
  userId: string,
  held: Held['accounts'],
  wanted: NonNullable<StandsFor['accounts']>,
): Promise<void> {
  const placeOf = (list: readonly { readonly id: string }[], id: string) => list.findIndex((one) => one.id === id)
  const stays = ({ id }: { readonly id: string }) => placeOf(held, id) === placeOf(wanted, id)
  const leaving = held.filter((one) => !stays(one)).map((one) => one.id)
  await store.endAccounts(tx.db, userId, leaving, endedBy(tx))
  const coming = wanted.filter((one) => !stays(one))
  await store.insertAccounts(
    tx.db,
    coming.map(({ id }) => {
      const row = { id: newId(), user_id: userId, record_id: id, ordinal: placeOf(wanted, id) }
      return { ...row, ...addedBy(tx) }
    }),
  )
}

function addedBy(tx: Tx) {
  return { added_at: tx.now(), added_by: tx.actor.id, added_change: tx.changeId }
}
