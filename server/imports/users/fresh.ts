import { type AuditEvent, recordMany } from '../../audit/index.ts'
import { issueLink, queueLinkMail } from '../../links/index.ts'
import type { Tx } from '../../platform/context.ts'
import { oneAfterAnother } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import { personName } from '../../platform/naming.ts'
import { addValues } from '../../profile-fields/index.ts'
import type { Receiver } from '../../roles/index.ts'
import {
  derivedOf,
  freshUser,
  identifiersOf,
  type NewUserInput,
  opensSomewhere,
  type UserRow,
} from '../../users/index.ts'
import type { Row } from '../csv.ts'
import type { Said } from './said.ts'
import * as store from './store.ts'

/** An account that will be there when the batch ends. */
export interface Fresh {
  readonly row: Row
  readonly user: UserRow
  readonly said: Said
  readonly input: NewUserInput
  readonly emails: readonly { readonly address: string; readonly key: string }[]
  readonly receiver: Receiver
}

/** The account with its derived columns, so that nothing has to be read again. */
export function makeFresh(
  tx: Tx,
  row: Row,
  said: Said,
  { input, managerId, searchable }: { input: NewUserInput; managerId: string | null; searchable: ReadonlySet<string> },
): Fresh {
  const emails = said.emails.filter((email) => email !== null && email !== undefined)
  const bare = freshUser(tx, {
    ...said.draft.columns,
    id: newId(),
    type: input.type,
    username: said.draft.username ?? null,
    manager_id: managerId,
    activated_at: said.passwordHash === undefined ? null : tx.now(),
  })
  const externalIds = input.externalIds ?? []
  const texts = said.values.filter((value) => searchable.has(value.key)).map((value) => value.text)
  const derived = derivedOf(
    bare,
    { emails, phones: input.phones ?? [], externalIds, searchable: texts, teamKey: '' },
    tx.now(),
  )
  const user = { ...bare, ...derived }
  return {
    row,
    user,
    said,
    input,
    emails,
    receiver: { id: user.id, name: personName(user, emails[0]?.address), type: user.type },
  }
}

/** Writes new accounts with everything of theirs, and one event for each. */
export async function insertFresh(
  tx: Tx,
  all: readonly Fresh[],
  importId: string,
  fieldIds: ReadonlyMap<string, string>,
): Promise<void> {
  if (all.length === 0) return
  await oneAfterAnother(tx.db, [
    () => insertAccounts(tx, all),
    () =>
      tx.world.engine.indexSearch(
        tx.db,
        all.map((one) => one.user.id),
      ),
    () =>
      addValues(
        tx.db,
        all.flatMap((one) => valuesOf(one, fieldIds)),
      ),
    () =>
      recordMany(
        tx,
        all.map((one) => created(one, importId)),
      ),
  ])
}

function insertAccounts(tx: Tx, all: readonly Fresh[]): Promise<void> {
  return store.insertAccounts(tx.db, {
    users: all.map((one) => one.user),
    identifiers: all.flatMap(({ user, emails }) =>
      identifiersOf(user.username, emails).map((one) => ({ ...one, user_id: user.id })),
    ),
    emails: all.flatMap(({ user, emails }) =>
      emails.map((email, ordinal) => ({ user_id: user.id, ordinal, ...email, confirmed_at: tx.now() })),
    ),
    phones: all.flatMap(({ user, input }) =>
      (input.phones ?? []).map((phone, ordinal) => ({ user_id: user.id, ordinal, ...phone })),
    ),
    externalIds: all.flatMap(({ user, input }) =>
      (input.externalIds ?? []).map((one) => ({ entity: 'user' as const, ...one, entity_id: user.id })),
    ),
  })
}

function valuesOf({ user, said }: Fresh, fieldIds: ReadonlyMap<string, string>) {
  return said.values.map((value) => ({ ...value, fieldId: fieldIds.get(value.key) ?? value.fieldId, userId: user.id }))
}

function created({ user, receiver, input, said, row }: Fresh, importId: string): AuditEvent {
  const { password: _, roles: __, teams: ___, wayIn: ____, sendAccessInfo: _____, ...shown } = input
  const fields = Object.fromEntries(said.values.filter(({ text }) => text !== '').map(({ key, text }) => [key, text]))
  return {
    event: 'user.created',
    entity: { kind: 'user', id: user.id, name: receiver.name, version: 1 },
    change: { after: { ...shown, fields }, also: { import: importId, line: row.line } },
  }
}

/** Mails an activation link to everybody who has an address and no password yet. */
export async function invite(tx: Tx, all: readonly Fresh[]): Promise<void> {
  for (const { receiver, emails, user, said } of all) {
    const email = emails[0]?.address
    if (!email || user.type === 'api' || said.passwordHash !== undefined) continue
    // A portal user who is in no portal that is on: the link would open nowhere.
    if (!(await opensSomewhere(tx, user.id, user.type))) continue
    const owner = { id: user.id, name: receiver.name, email, language: user.language }
    await queueLinkMail(tx, owner, await issueLink(tx, 'activation', owner))
  }
}
