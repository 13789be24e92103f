/** Whom portal users stand for: one contact, any number of accounts. Rows are ended, never overwritten. */
import { type Db, type History, inPieces, type Tables } from '../platform/database/index.ts'

type Added = Pick<History, 'added_at' | 'added_by' | 'added_change'>
type Ended = Pick<History, 'ended_at' | 'ended_by' | 'ended_change'>
const OPEN = { ended_at: null, ended_by: null, ended_change: null }

interface Named {
  readonly id: string
  readonly name: string
}

export function contactRows(db: Db, userIds: readonly string[]) {
  return db
    .selectFrom('user_contacts')
    .innerJoin('directory_records', 'directory_records.id', 'user_contacts.record_id')
    .select([
      'user_contacts.user_id',
      'directory_records.id',
      'directory_records.name',
      'directory_records.directory_id',
    ])
    .where('user_contacts.user_id', 'in', userIds)
    .where('user_contacts.ended_at', 'is', null)
}

/** The primary account of each first. */
export function accountRows(db: Db, userIds: readonly string[]) {
  return db
    .selectFrom('user_accounts')
    .innerJoin('directory_records', 'directory_records.id', 'user_accounts.record_id')
    .select([
      'user_accounts.user_id',
      'directory_records.id',
      'directory_records.name',
      'directory_records.directory_id',
    ])
    .select('user_accounts.ordinal')
    .where('user_accounts.user_id', 'in', userIds)
    .where('user_accounts.ended_at', 'is', null)
    .orderBy('user_accounts.ordinal')
}

/** The portals in which these people are, by name. */
export function portalRows(db: Db, userIds: readonly string[]) {
  return db
    .selectFrom('portal_users')
    .innerJoin('portals', 'portals.id', 'portal_users.portal_id')
    .select(['portal_users.user_id', 'portals.id', 'portals.key', 'portals.name', 'portals.off_at'])
    .where('portal_users.user_id', 'in', userIds)
    .where('portal_users.ended_at', 'is', null)
    .where('portals.deleted_at', 'is', null)
    .orderBy('portals.name_key')
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

/** Whether somebody else is this contact. */
export async function isContactOfOther(db: Db, recordId: string, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('user_contacts')
    .select('user_id')
    .where('record_id', '=', recordId)
    .where('user_id', '!=', userId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

export async function endContact(db: Db, userId: string, ended: Ended): Promise<void> {
  await db.updateTable('user_contacts').set(ended).where('user_id', '=', userId).where('ended_at', 'is', null).execute()
}

export async function insertContact(db: Db, row: Omit<Tables['user_contacts'], keyof History> & Added): Promise<void> {
  await db
    .insertInto('user_contacts')
    .values({ ...row, ...OPEN })
    .execute()
}

export async function endAccounts(db: Db, userId: string, recordIds: readonly string[], ended: Ended): Promise<void> {
  if (recordIds.length === 0) return
  await db
    .updateTable('user_accounts')
    .set(ended)
    .where('user_id', '=', userId)
    .where('record_id', 'in', recordIds)
    .where('ended_at', 'is', null)
    .execute()
}

export async function insertAccounts(
  db: Db,
  rows: readonly (Omit<Tables['user_accounts'], keyof History> & Added)[],
): Promise<void> {
  if (rows.length === 0) return
  await db
    .insertInto('user_accounts')
    .values(rows.map((row) => ({ ...row, ...OPEN })))
    .execute()
}

/** Locked until the transaction ends where the engine can: whoever deletes one at the same time waits, or is seen. */
export async function lockRecords(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const some of inPieces([...ids].sort())) {
    const rows = await db
      .selectFrom('directory_records')
      .select('id')
      .where('id', 'in', some)
      .where('deleted_at', 'is', null)
      .where('directory_id', 'in', (eb) => eb.selectFrom('directories').select('id').where('ended_at', 'is', null))
      .orderBy('id')
      .forUpdate()
      .execute()
    for (const row of rows) found.add(row.id)
  }
  return found
}

/** Until the transaction ends nobody changes what these portals give, where the engine can. */
export async function holdPortalsOf(db: Db, userId: string): Promise<void> {
  await db
    .selectFrom('portals')
    .select('portals.id')
    .where('portals.id', 'in', (inside) =>
      inside
        .selectFrom('portal_users')
        .select('portal_users.portal_id')
        .where('portal_users.user_id', '=', userId)
        .where('portal_users.ended_at', 'is', null),
    )
    .orderBy('portals.id')
    .forShare()
    .execute()
}
