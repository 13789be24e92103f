import type { Instant } from '../platform/clock.ts'
import type { Tx } from '../platform/context.ts'
import { fold } from '../platform/fold.ts'
import { personName } from '../platform/naming.ts'
import { listFields, listValueRows } from '../profile-fields/index.ts'
import { searchText } from './keys.ts'
import { statusChangesAt, statusOf } from './status.ts'
import * as store from './store.ts'

/** What stands beside the row of a user and is searched or sorted by. */
export interface Beside {
  readonly emails: readonly { readonly address: string; readonly key: string }[]
  readonly phones: readonly { readonly number: string }[]
  readonly externalIds: readonly { readonly key: string }[]
  /** Values of searchable profile fields. */
  readonly searchable: readonly string[]
  /** Name key of the default team; '' without one. */
  readonly teamKey: string
}

/** Rewrites what lists need and what follows from the facts: sort keys, search text, status. Part of every change. */
export async function rewriteDerived(tx: Tx, userId: string): Promise<void> {
  const user = await store.findUser(tx.db, userId)
  if (!user) return
  const beside = {
    emails: await store.listEmails(tx.db, userId),
    phones: await store.listPhones(tx.db, userId),
    externalIds: await store.listExternalIds(tx.db, userId),
    searchable: await searchableValues(tx, userId),
    teamKey: user.default_team_id ? await store.teamKey(tx.db, user.default_team_id) : '',
  }
  const changed = changedColumns(user, derivedOf(user, beside, tx.now()))
  if (Object.keys(changed).length > 0) await store.writeDerived(tx.db, userId, changed)
}

/** Only what differs: each column that is named costs the indexes that hold it. */
function changedColumns(user: store.UserRow, derived: Partial<store.UserRow>): Partial<store.UserRow> {
  const before = new Map(Object.entries(user))
  return Object.fromEntries(Object.entries(derived).filter(([column, value]) => before.get(column) !== value))
}

/** The derived columns of a user as they follow from the facts. */
export function derivedOf(user: store.UserRow, beside: Beside, now: Instant) {
  const email = beside.emails[0]?.address ?? null
  const name = personName(user, email)
  const texts = [name, user.given_name, user.family_name, user.username, ...beside.emails.map((one) => one.address)]
  const numbers = beside.phones.flatMap(({ number }) => [number, number.replace(/\D/g, '')])
  const keys = beside.externalIds.map((one) => one.key)
  return {
    name_key: fold(name),
    username_key: user.username ?? '',
    email_key: beside.emails[0]?.key ?? '',
    team_key: beside.teamKey,
    search_text: searchText([...texts, ...numbers, ...keys, ...beside.searchable]),
    status_key: statusOf(user, now),
    status_changes_at: statusChangesAt(user, now),
  }
}

async function searchableValues(tx: Tx, userId: string): Promise<string[]> {
  const searchable = new Set((await listFields(tx)).filter((field) => field.searchable).map((field) => field.key))
  if (searchable.size === 0) return []
  return (await listValueRows(tx.db, [userId])).filter((row) => searchable.has(row.key)).map((row) => row.text)
}
