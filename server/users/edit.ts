import { canTo, getPerson, type PersonFacts } from '../access/index.ts'
import { record } from '../audit/index.ts'
import { LINKS_TO_CHANGE, voidLinks } from '../links/index.ts'
import { withChanges } from '../platform/changes.ts'
import { startedAt } from '../platform/clock.ts'
import type { Context, Tx } from '../platform/context.ts'
import { Forbidden, Invalid, Stale } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { personName } from '../platform/naming.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import { type StandsFor, writeStandsFor } from '../portals/index.ts'
import {
  listFields,
  readValues,
  type Statement,
  type StoredValue,
  writeStatements,
  writeValues,
} from '../profile-fields/index.ts'
import { assertKeptRoles } from '../roles/index.ts'
import { assertFresh, readReferencesOf } from './assign.ts'
import { type editUser, IsDeleted } from './contract.ts'
import { derivedWith, rewriteDerived } from './derived.ts'
import type { Dossier } from './dossier.store.ts'
import { type Changes, type Draft, identifiersOf, readDraft } from './draft.ts'
import { assertAdministratorRemains } from './guards.ts'
import { assertCanSignInBy } from './identifiers.ts'
import { assertManager } from './manager.ts'
import { readStandsForOf, renameContact } from './outside.ts'
import { tellFormer } from './own-email/tell.ts'
import { assertSeat } from './seats/seats.ts'
import { detailOf, getDossier, userFields } from './show.ts'
import { statusOf } from './status.ts'
import * as store from './store.ts'
import { translateTaken } from './taken.ts'
import { assertMayWrite, reachesOthers } from './writable.ts'

/** Fields that are text of the row, stored as they are given. */
const PLAIN: ReadonlySet<string> = new Set<keyof Changes>([
  ...(['givenName', 'familyName', 'displayName', 'position', 'language', 'timeZone'] as const),
])

/** Changes what is known of a user. A field the caller may not write is refused by name and nothing is saved. */
export async function editProfile(ctx: Context, { params, body, version }: Input<typeof editUser>) {
  const person = await getPersonToEdit(ctx, params.user)
  if (person.row.deleted_at) refuse(IsDeleted)
  await assertMayWrite(ctx, person, body)
  const draft = await readDraft(ctx, body)
  const { values, statements } = await readEditedValues(ctx, person, body)
  assertFresh(ctx, statements)
  const standsFor = await readStandsForOf(ctx, person, body)
  const taken = { username: draft.username ?? null, emails: draft.emails ?? [], userId: person.row.id }
  const after = await translateTaken(ctx, taken, () =>
    ctx.transaction(async (tx) => {
      const before = await getDossier(tx, person.row.id)
      if (before.row.version !== version) refuse(Stale)
      const after = await writeAndRead(tx, before, { draft, body, values, statements, standsFor })
      const name = personName(withChanges(before.row, draft.columns))
      const entity = { kind: 'user', id: person.row.id, name, version: version + 1 }
      await record(tx, 'user.edited', entity, { before: userFields(before), after: userFields(after) })
      if (draft.emails) await tellOfAddresses(tx, before, after)
      await renameContact(tx, person.row.id, personName(before.row), personName(after.row))
      return after
    }),
  )
  return detailOf(ctx, after, person)
}

function tellOfAddresses(tx: Tx, before: Dossier, after: Dossier): Promise<void> {
  const [former, emails] = [before, after].map(({ beside }) => beside.emails.map(({ address }) => address))
  const by = tx.actor.id === before.row.id ? '' : tx.actor.name
  return tellFormer(tx, before.row, { former: former ?? [], emails: emails ?? [], by })
}

/** The account after the edit. What lies in its row alone is written by one statement, and need not be read again. */
async function writeAndRead(tx: Tx, before: Dossier, edit: Edit): Promise<Dossier> {
  const { id, version } = before.row
  if (Object.keys(edit.body).every((field) => PLAIN.has(field))) {
    const changes = { ...edit.draft.columns, updated_at: tx.now() }
    const columns = { ...changes, ...derivedWith(before, changes, tx.now()) }
    if (!(await store.updateUser(tx.db, id, version, columns))) refuse(Stale)
    return { ...before, row: { ...withChanges(before.row, columns), version: version + 1 } }
  }
  const row = await store.lockUser(tx.db, id)
  if (row?.version !== version) refuse(Stale)
  await writeEdit(tx, row, edit)
  return getDossier(tx, id)
}

/** Oneself always: what of it may be written is judged field by field. Others as far as `edit` reaches. */
async function getPersonToEdit(ctx: Context, ref: string): Promise<PersonFacts> {
  const person = await getPerson(ctx, ref, 'read')
  return ctx.actor.id === person.row.id || (await canTo(ctx, 'edit', person)) ? person : refuse(Forbidden)
}

export interface Edit {
  readonly draft: Draft
  readonly body: Changes
  readonly values: readonly StoredValue[]
  readonly statements?: readonly Statement[]
  readonly standsFor?: StandsFor
}

/** Writes a change that was judged, with all that follows from it. The caller of this function records it. */
export async function writeEdit(
  tx: Tx,
  row: store.UserRow,
  { draft, body, values, statements = [], standsFor = {} }: Edit,
): Promise<void> {
  await write(tx, row, draft, body)
  await writeValues(
    tx.db,
    values.map((value) => ({ ...value, userId: row.id })),
  )
  await writeStatements(tx, row.id, statements)
  await writeStandsFor(tx, row.id, standsFor)
  if (draft.columns.until_at || draft.columns.from_at) {
    await assertAdministratorRemains(tx, row)
    await assertKeptRoles(tx)
  }
  await rewriteDerived(tx, row.id)
  if (draft.columns.until_at !== undefined)
    await assertSeat(tx, row.type, row.status_key, statusOf(withChanges(row, draft.columns), tx.now()))
}

/** Canonical values of profile fields and what they name, as far as the caller may write them. */
export async function readEditedValues(ctx: Context, person: PersonFacts, { fields: raw = {} }: Changes) {
  if (Object.keys(raw).length === 0) return { values: [], statements: [] }
  const fields = await listFields(ctx)
  const self = ctx.actor.id === person.row.id && !(await reachesOthers(ctx, person))
  const kept = fields.find((field) => self && field.editableBy !== 'self' && field.key in raw)
  if (kept) refuseField(Invalid, `fields.${kept.key}`, `You may not change ${kept.label}.`, 'forbidden')
  const texts = readValues(fields, raw)
  const { links, statements } = await readReferencesOf(ctx, person, raw)
  return { values: [...texts, ...links], statements }
}

async function write(tx: Tx, row: store.UserRow, draft: Draft, body: Changes): Promise<void> {
  if (draft.columns.manager_id) {
    // Two who make each other their manager at once would make a circle: one after the other.
    await tx.world.engine.lock(tx.db, 'managers')
    await assertManager(tx, row.id, draft.columns.manager_id)
  }
  const username = draft.username === undefined ? row.username : draft.username
  const former = await store.listEmails(tx.db, row.id)
  const emails = draft.emails ?? former
  if (draft.username !== undefined || draft.emails) assertCanSignInBy(tx, row.type, { username, emails })
  if (row.type === 'api' && emails.length > 0)
    refuseField(Invalid, 'emails', 'API users have no such field.', 'not-for-type')
  const renamed = username === row.username ? {} : { username }
  const columns = { ...draft.columns, ...beginning(tx, draft), ...renamed, updated_at: tx.now() }
  if (!(await store.updateUser(tx.db, row.id, row.version, columns))) refuse(Stale)
  if (draft.emails || draft.username !== undefined)
    await store.replaceIdentifiers(tx.db, row.id, identifiersOf(username, emails))
  if (draft.emails) await changeEmails(tx, row.id, former, draft.emails)
  if (body.phones) await store.replacePhones(tx.db, row.id, body.phones)
  if (body.externalIds) await store.replaceExternalIds(tx.db, row.id, body.externalIds)
  if (body.defaultTeamId && !(await store.isMember(tx.db, body.defaultTeamId, row.id)))
    refuseField(Invalid, 'defaultTeamId', 'The default team is one of the user’s teams.', 'not-a-member')
}

/** A beginning that has come is carried out with the edit; one to come waits for the ticker, and bars until then. */
function beginning(tx: Tx, { columns: { from_at } }: Draft): store.UserUpdate {
  return from_at === undefined ? {} : { started_at: startedAt(from_at, tx.now()) }
}

/** A new address ends reset links, and an activation link that was bound to an address which is gone (R28). */
async function changeEmails(
  tx: Tx,
  userId: string,
  former: Draft['emails'],
  emails: NonNullable<Draft['emails']>,
): Promise<void> {
  await store.replaceEmails(tx.db, userId, emails, tx.now())
  const gone = (former ?? []).filter((email) => !emails.some((one) => one.key === email.key))
  if (gone.length === 0 && former?.[0]?.key === emails[0]?.key) return
  await voidLinks(tx, userId, LINKS_TO_CHANGE, 'email changed')
  for (const email of gone) await voidLinks(tx, userId, ['activation'], 'email changed', email.address)
}
