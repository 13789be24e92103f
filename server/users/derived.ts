import { withChanges } from '../platform/changes.ts'
import type { Instant } from '../platform/clock.ts'
import type { Tx } from '../platform/context.ts'
import { fold } from '../platform/fold.ts'
import { personName } from '../platform/naming.ts'
import { searchText } from '../platform/search-words.ts'
import { listValueRows } from '../profile-fields/index.ts'
import type { Dossier } from './dossier.store.ts'
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
    searchable: searchableAmong(await listValueRows(tx.db, [userId])),
    teamKey: user.default_team_id ? await store.teamKey(tx.db, user.default_team_id) : '',
  }
  const changed = changedColumns(user, derivedOf(user, beside, tx.now()))
  if (Object.keys(changed).length > 0) await store.writeDerived(tx.db, userId, changed)
}

/** What follows from changes of the row alone, where nothing beside it changes: to be written with them. */
export function derivedWith({ row, beside }: Dossier, changes: store.UserUpdate, now: Instant): store.UserUpdate {
  const { emails, phones, externalIds, values } = beside
  const around = { emails, phones, externalIds, searchable: searchableAmong(values), teamKey: row.team_key }
  return changedColumns(row, derivedOf(withChanges(row, changes), around, now))
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

/** The values by which their owner is found. */
function searchableAmong(
  values: readonly { readonly text: string; readonly searchable_at: Instant | null }[],
): string[] {
  return values.filter((value) => value.searchable_at !== null).map((value) => value.text)
}
