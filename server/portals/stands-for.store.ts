/** Whom portal users stand for: one contact, any number of accounts. Rows are ended, never overwritten. */
import { type Db, inPieces } from '../platform/database/index.ts'

interface Named {
  readonly id: string
  readonly name: string
}

function contactRows(db: Db, userIds: readonly string[]) {
  return db
    .selectFrom('user_contacts')
    .innerJoin('directory_records', 'directory_records.id', 'user_contacts.record_id')
    .select(['user_contacts.user_id', 'directory_records.id', 'directory_records.name'])
    .where('user_contacts.user_id', 'in', userIds)
    .where('user_contacts.ended_at', 'is', null)
}

/** The primary account of each first. */
function accountRows(db: Db, userIds: readonly string[]) {
  return db
    .selectFrom('user_accounts')
    .innerJoin('directory_records', 'directory_records.id', 'user_accounts.record_id')
    .select(['user_accounts.user_id', 'directory_records.id', 'directory_records.name', 'user_accounts.ordinal'])
    .where('user_accounts.user_id', 'in', userIds)
    .where('user_accounts.ended_at', 'is', null)
    .orderBy('user_accounts.ordinal')
}

/** Contact and accounts of many people, by two statements. */
export async function listStoodFor(db: Db, userIds: readonly string[]) {
  const [contacts, accounts] = [new Map<string, Named[]>(), new Map<string, Named[]>()]
  const add = (to: Map<string, Named[]>, { user_id, id, name }: Named & { readonly user_id: string }) =>
    to.set(user_id, [...(to.get(user_id) ?? []), { id, name }])
  for (const some of inPieces(userIds)) {
    for (const row of await contactRows(db, some).execute()) add(contacts, row)
    for (const row of await accountRows(db, some).execute()) add(accounts, row)
  }
  return { contacts, accounts }
}
