import type { z } from 'zod'
import { assertCan, scopeOfType } from '../access/index.ts'
import { record } from '../audit/index.ts'
import { issueLink, queueLinkMail } from '../links/index.ts'
import { hashAccepted, queueAccessInfo, setByAdministrator } from '../passwords/index.ts'
import { type Context, isWholeAdmin, type Tx } from '../platform/context.ts'
import { Forbidden, Invalid } from '../platform/failures.ts'
import { newId } from '../platform/ids.ts'
import { mailAvailable } from '../platform/mail/index.ts'
import { personName } from '../platform/naming.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import {
  assertRequired,
  listFields,
  readValues,
  tellStatements,
  writeStatements,
  writeValues,
} from '../profile-fields/index.ts'
import { assertRolesRemain, grantRole } from '../roles/index.ts'
import { addMember, getTeam } from '../teams/index.ts'
import { readNewReferences } from './assign.ts'
import { rewriteDerived } from './derived.ts'
import { type Draft, identifiersOf, readDraft } from './draft.ts'
import { assertCanSignInBy } from './identifiers.ts'
import { assertManager } from './manager.ts'
import { type Outside, opensSomewhere, placeOutside, readOutside } from './outside.ts'
import { freshUser } from './row.ts'
import { assertSeat } from './seats/seats.ts'
import type { NewUser } from './shapes.ts'
import { showUser } from './show.ts'
import { statusOf } from './status.ts'
import * as store from './store.ts'
import { translateTaken } from './taken.ts'

export type NewUserInput = z.output<typeof NewUser>

const NOT_FOR_API = [
  'emails',
  'phones',
  'managerId',
  'password',
  'sendAccessInfo',
  'position',
  'familyName',
  'givenName',
] as const

/** Creates an account with its roles and teams, and opens its way in; everything or nothing. Mail never undoes it (E-25). */
export async function createUser(ctx: Context, input: NewUserInput) {
  await assertCan(ctx, `${scopeOfType(input.type)}.create`)
  if (input.type === 'admin' && ctx.actor.kind === 'user' && !isWholeAdmin(ctx.actor)) refuse(Forbidden)
  assertFitsType(ctx, input)
  const draft = await readDraft(ctx, input)
  const id = newId()
  const emails = draft.emails ?? []
  const username = draft.username ?? null
  assertCanSignInBy(ctx, input.type, { username, emails })
  await assertManager(ctx, id, draft.columns.manager_id)
  const profile = await readProfile(ctx, input)
  const outside = await readOutside(ctx, input)
  const owner = {
    username,
    given_name: input.givenName ?? '',
    family_name: input.familyName ?? '',
    address: emails[0]?.address ?? null,
  }
  const hash = input.wayIn === 'password' ? await hashAccepted(ctx, input.password ?? '', owner) : null
  await translateTaken(ctx, { username, emails, userId: id }, () =>
    ctx.transaction(async (tx) => {
      await insert(tx, id, input, { draft, profile, outside, activated: hash !== null })
      await writeValues(
        tx.db,
        profile.values.map((value) => ({ ...value, userId: id })),
      )
      await writeStatements(tx, id, profile.statements)
      if (hash !== null) await setByAdministrator(tx, id, hash)
      await giveAccess(tx, id, input)
      await placeOutside(tx, { id, name: nameFor(input), type: input.type }, outside)
      await rewriteDerived(tx, id)
      await openWayIn(tx, id, input)
    }),
  )
  return showUser(ctx, id)
}

/** Refuses what accounts of this type do not have. */
export function assertFitsType(ctx: Context, input: NewUserInput): void {
  if (input.type === 'api') {
    const extra = NOT_FOR_API.find((key) => (Array.isArray(input[key]) ? input[key].length > 0 : Boolean(input[key])))
    if (extra) refuseField(Invalid, extra, 'API users have no such field.', 'not-for-type')
  }
  if (input.wayIn === 'password') {
    if (input.type === 'api') refuseField(Invalid, 'wayIn', 'API users have no password.', 'not-for-type')
    if (!ctx.settings['passwords.adminMaySet'])
      refuseField(Invalid, 'wayIn', 'Setting passwords for others is switched off here.', 'switched-off')
    if (!input.password) refuseField(Invalid, 'password', 'Type the password.', 'required')
  } else if (input.password !== undefined)
    refuseField(Invalid, 'password', 'A password goes with wayIn “password” only.', 'not-expected')
}

async function readProfile(ctx: Context, input: NewUserInput) {
  const fields = input.type === 'api' ? [] : await listFields(ctx)
  const raw = input.fields ?? {}
  assertRequired(fields, raw)
  const texts = readValues(fields, raw)
  const { links, statements } = await readNewReferences(ctx, raw, input.type)
  return { values: [...texts, ...links], statements }
}

interface Written {
  readonly draft: Draft
  readonly profile: Awaited<ReturnType<typeof readProfile>>
  readonly outside: Outside
  readonly activated: boolean
}

async function insert(
  tx: Tx,
  id: string,
  input: NewUserInput,
  { draft, profile, outside, activated }: Written,
): Promise<void> {
  const { columns, username = null, emails = [] } = draft
  const row = freshUser(tx, { ...columns, id, type: input.type, username, activated_at: activated ? tx.now() : null })
  await store.insertUser(tx.db, row)
  await assertSeat(tx, row.type, null, statusOf(row, tx.now()))
  await store.replaceIdentifiers(tx.db, id, identifiersOf(username, emails))
  await store.replaceEmails(tx.db, id, emails, tx.now())
  await store.replacePhones(tx.db, id, input.phones ?? [])
  await store.replaceExternalIds(tx.db, id, input.externalIds ?? [])
  const { password: _, roles: __, teams: ___, portals: _____, wayIn, sendAccessInfo: ____, ...given } = input
  const shown = { ...given, ...outside.standsFor }
  const name = personName(row, emails[0]?.address)
  const fields = shown.fields && { ...shown.fields, ...tellStatements(profile.statements) }
  const after = { ...shown, ...(fields ? { fields } : {}) }
  await record(tx, 'user.created', { kind: 'user', id, name, version: 1 }, { after, also: { wayIn } })
}

async function giveAccess(tx: Tx, id: string, input: NewUserInput): Promise<void> {
  await giveRolesAndTeams(tx, { id, name: nameFor(input), type: input.type }, input)
  await assertRolesRemain(tx, [id])
  if (input.defaultTeamId && !(await store.isMember(tx.db, input.defaultTeamId, id)))
    refuseField(Invalid, 'defaultTeamId', 'The default team is one of the user’s teams.', 'not-a-member')
}

/** What somebody new is given at once; refuses what the caller may not give. */
export async function giveRolesAndTeams(
  tx: Tx,
  receiver: { readonly id: string; readonly name: string; readonly type: NewUserInput['type'] },
  { roles, teams }: Pick<NewUserInput, 'roles' | 'teams'>,
): Promise<void> {
  for (const role of roles)
    await grantRole(tx, receiver, { roleId: role.id, from: asBound(role.from), until: asBound(role.until) })
  for (const team of teams)
    await addMember(tx, receiver, { teamId: (await getTeam(tx, team.id, 'members')).id, position: team.position })
}

async function openWayIn(tx: Tx, id: string, input: NewUserInput): Promise<void> {
  if (input.type === 'api') return
  const email = input.emails?.[0] ?? ''
  const owner = { id, name: nameFor(input), email, language: input.language ?? '' }
  const opens = await opensSomewhere(tx, id, input.type)
  if (input.wayIn === 'mail-link' && !opens)
    refuseField(Invalid, 'portals', 'Choose a portal that is on: the link opens there.', 'required')
  const sends =
    opens && (input.sendAccessInfo || input.wayIn === 'mail-link') && email !== '' && mailAvailable(tx.world)
  if (input.wayIn === 'mail-link' && email === '')
    refuseField(Invalid, 'emails', 'An email address is needed to mail a link.', 'required')
  const link = input.wayIn === 'password' ? undefined : await issueLink(tx, 'activation', owner)
  if (link && sends) await queueLinkMail(tx, owner, link)
  else if (sends) await queueAccessInfo(tx, owner, { username: input.username ?? email, password: input.password })
}

function nameFor(input: NewUserInput): string {
  const { displayName = '', givenName = '', familyName = '', username = null } = input
  return personName(
    { display_name: displayName, given_name: givenName, family_name: familyName, username },
    input.emails?.[0],
  )
}

function asBound(text: string | null | undefined): store.UserRow['from_at'] {
  return (text ?? null) as store.UserRow['from_at']
}
