import type { Tx } from '../platform/context.ts'
import { fold } from '../platform/fold.ts'
import { personName } from '../platform/naming.ts'
import { listFields, listValueRows } from '../profile-fields/index.ts'
import { searchText } from './keys.ts'
import { statusChangesAt, statusOf } from './status.ts'
import * as store from './store.ts'

/** Rewrites what lists need and what follows from the facts: sort keys, search text, status. Part of every change. */
export async function rewriteDerived(tx: Tx, userId: string): Promise<void> {
  const user = await store.findUser(tx.db, userId)
  if (!user) return
  const emails = await store.listEmails(tx.db, userId)
  const phones = await store.listPhones(tx.db, userId)
  const external = await store.listExternalIds(tx.db, userId)
  const email = emails[0]?.address ?? null
  const name = personName(user, email)
  const texts = [name, user.given_name, user.family_name, user.username, ...emails.map((one) => one.address)]
  const numbers = phones.flatMap(({ number }) => [number, number.replace(/\D/g, '')])
  await store.writeDerived(tx.db, userId, {
    name_key: fold(name),
    username_key: user.username ?? '',
    email_key: emails[0]?.key ?? '',
    team_key: user.default_team_id ? await store.teamKey(tx.db, user.default_team_id) : '',
    search_text: searchText([
      ...texts,
      ...numbers,
      ...external.map((one) => one.key),
      ...(await searchableValues(tx, userId)),
    ]),
    status_key: statusOf(user, tx.now()),
    status_changes_at: statusChangesAt(user, tx.now()),
  })
}

async function searchableValues(tx: Tx, userId: string): Promise<string[]> {
  const searchable = new Set((await listFields(tx)).filter((field) => field.searchable).map((field) => field.key))
  if (searchable.size === 0) return []
  return (await listValueRows(tx.db, [userId])).filter((row) => searchable.has(row.key)).map((row) => row.text)
}
