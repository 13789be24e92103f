import { INSTALLATION, record } from '../audit/index.ts'
import { keepDevice, noteDevice } from '../locks/index.ts'
import { hashAccepted, setByOwner } from '../passwords/index.ts'
import type { Context, Tx } from '../platform/context.ts'
import { contextOf, nobody } from '../platform/context.ts'
import { Invalid } from '../platform/failures.ts'
import type { Answer, Input } from '../platform/http/route.ts'
import { newId } from '../platform/ids.ts'
import { personName } from '../platform/naming.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import { sameSecret } from '../platform/secrets.ts'
import { openSession } from '../sessions/index.ts'
import { chooseAtSetUp, loadSettings } from '../settings/index.ts'
import {
  assertCanSignInBy,
  freshUser,
  identifiersOf,
  insertUser,
  readDraft,
  replaceEmails,
  replaceIdentifiers,
  rewriteDerived,
} from '../users/index.ts'
import { setUpSecret } from './address.ts'
import { SetUpClosed, SetUpNotValid, type setUp } from './contract.ts'
import * as store from './store.ts'

export interface FirstAdministrator {
  readonly installation: string
  readonly givenName: string
  readonly familyName: string
  readonly email: string
  readonly username: string
  readonly password: string
}

/** The set-up page: whoever holds the printed address becomes the first administrator and is signed in. */
export async function setUpByAddress(ctx: Context, { body }: Input<typeof setUp>, answer: Answer): Promise<undefined> {
  const installation = await store.findInstallation(ctx.db)
  if (!installation || installation.set_up_at !== null) return refuse(SetUpClosed)
  if (!sameSecret(setUpSecret(ctx.world, installation.created_at), body.secret)) return refuse(SetUpNotValid)
  const id = newId()
  const name = personName({
    display_name: '',
    given_name: body.givenName,
    family_name: body.familyName,
    username: body.username,
  })
  const first = contextOf(ctx.world, { ...nobody, kind: 'user', id, type: 'admin', name }, ctx.source)
  const session = await makeAdministrator(first, id, body, async (tx) => {
    const opened = await openSession(tx, { id, name, epoch: 1 })
    return { ...opened, device: await noteDevice(tx, id, undefined) }
  })
  answer.setSession(session.secret, session.expiresAt)
  keepDevice(ctx, answer, session.device)
}

/** Creates the first administrator and closes the set-up for ever; `follow` runs in the same transaction. */
export async function makeAdministrator<T>(
  ctx: Context,
  id: string,
  input: FirstAdministrator,
  follow: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (input.email === '' && input.username === '')
    refuseField(Invalid, 'email', 'An email address or a username is needed to sign in.', 'required')
  const draft = await readDraft(ctx, {
    givenName: input.givenName,
    familyName: input.familyName,
    ...(input.email === '' ? {} : { emails: [input.email] }),
    ...(input.username === '' ? {} : { username: input.username }),
  })
  const username = draft.username ?? null
  const emails = draft.emails ?? []
  assertCanSignInBy(ctx, 'admin', { username, emails })
  const hash = await hashAccepted(ctx, input.password, {
    username,
    given_name: input.givenName,
    family_name: input.familyName,
    address: emails[0]?.address ?? null,
  })
  const result = await ctx.transaction(async (tx) => {
    if (!(await store.closeSetUp(tx.db, tx.now()))) refuse(SetUpClosed)
    const row = freshUser(tx, {
      ...draft.columns,
      id,
      type: 'admin',
      username,
      created_by: null,
      activated_at: tx.now(),
    })
    await insertUser(tx.db, row)
    await replaceIdentifiers(tx.db, id, identifiersOf(username, emails))
    await replaceEmails(tx.db, id, emails, tx.now())
    await setByOwner(tx, id, hash)
    await rewriteDerived(tx, id)
    if (input.installation !== '') await chooseAtSetUp(tx, 'installation.name', input.installation, id)
    await record(tx, 'installation.set-up', INSTALLATION, { also: { installation: input.installation } })
    await record(
      tx,
      'user.created',
      { kind: 'user', id, name: personName(row, emails[0]?.address), version: 1 },
      { after: { type: 'admin', username } },
    )
    return follow(tx)
  })
  await loadSettings(ctx.world)
  return result
}
