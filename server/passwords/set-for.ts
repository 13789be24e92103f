import { assertAuthority, getPerson } from '../access/index.ts'
import { record } from '../audit/index.ts'
import {
  assertOpensSomewhere,
  CannotSignIn,
  LINKS_TO_CHANGE,
  NoAddress,
  NoMailService,
  NotActivated,
  voidLinks,
} from '../links/index.ts'
import { forgetDevices, liftLock } from '../locks/index.ts'
import type { Context, Tx } from '../platform/context.ts'
import { Forbidden, NotFound } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { mailAvailable } from '../platform/mail/index.ts'
import { refuse } from '../platform/refusal.ts'
import { hashAccepted } from './accept.ts'
import { type mailAccessInfo, PasswordsNotSet, type setPassword } from './contract.ts'
import { queueAccessInfo, readerOf, tellOfPassword } from './mails.ts'
import { setByAdministrator } from './set.ts'
import * as store from './store.ts'

/**
 * Gives somebody a password that they must change when they first sign in (R10). Every session ends, open links stop
 * working and a lock is lifted, as after a reset; never a suspension, never a second factor.
 */
export async function setPasswordFor(ctx: Context, { params, body }: Input<typeof setPassword>): Promise<undefined> {
  if (!ctx.settings['passwords.adminMaySet']) refuse(PasswordsNotSet)
  const owner = await ownerWithAuthority(ctx, params.user)
  if (owner.id === ctx.actor.id) refuse(Forbidden, { detail: 'Change your own password on your account page.' })
  if (body.mail) await assertReachable(ctx, owner)
  const hash = await hashAccepted(ctx, body.password, owner)
  await ctx.transaction(async (tx) => {
    const standing = await assertSignsIn(tx, owner.id)
    await assertStillBelow(tx, owner.id)
    await setByAdministrator(tx, owner.id, hash)
    if (!standing.activated_at) await store.markActivated(tx.db, owner.id, tx.now())
    await store.raiseEpoch(tx.db, owner.id)
    await voidLinks(tx, owner.id, ['activation', ...LINKS_TO_CHANGE], 'password set')
    await liftLock(tx, owner.id)
    await forgetDevices(tx, owner.id)
    await record(tx, 'password.set', { kind: 'user', id: owner.id, name: owner.name }, { also: { mailed: body.mail } })
    if (body.mail) await queueAccessInfo(tx, owner, { username: owner.identifier, password: body.password })
    else await tellOfPassword(tx, owner, tx.actor.name)
  })
}

/** Mails where to sign in, and as whom, to somebody who has a password already. */
export async function mailAccessInfoTo(ctx: Context, { params }: Input<typeof mailAccessInfo>): Promise<undefined> {
  const owner = await ownerWithAuthority(ctx, params.user)
  await assertReachable(ctx, owner)
  await ctx.transaction(async (tx) => {
    const standing = await assertSignsIn(tx, owner.id)
    if (!standing.activated_at) refuse(NotActivated)
    await queueAccessInfo(tx, owner, { username: owner.identifier })
    await record(tx, 'user.access-info-mailed', { kind: 'user', id: owner.id, name: owner.name })
  })
}

async function ownerWithAuthority(ctx: Context, ref: string) {
  const person = await getPerson(ctx, ref, 'links')
  await assertAuthority(ctx, person)
  const owner = (await store.findOwner(ctx.db, person.row.id)) ?? refuse(NotFound)
  return { ...owner, ...readerOf(owner), identifier: owner.username ?? owner.address ?? '' }
}

/** A hash takes its time: whoever was promoted meanwhile is beyond a helper's authority (R66). */
async function assertStillBelow(tx: Tx, userId: string): Promise<void> {
  await assertAuthority(tx, await getPerson(tx, userId, 'links'))
}

async function assertReachable(ctx: Context, owner: { id: string; type: string; email: string }): Promise<void> {
  if (owner.email === '') refuse(NoAddress)
  await assertOpensSomewhere(ctx, owner)
  if (!mailAvailable(ctx.world)) refuse(NoMailService)
}

/** Whoever suspends, deletes or activates the account at the same time is waited for. */
async function assertSignsIn(tx: Tx, userId: string) {
  const row = (await store.lockOwner(tx.db, userId)) ?? refuse(NotFound)
  const isEnded = row.until_at !== null && row.until_at <= tx.now()
  if (row.type === 'api' || row.type === 'system' || row.deleted_at || row.suspended_at || isEnded) refuse(CannotSignIn)
  return row
}
