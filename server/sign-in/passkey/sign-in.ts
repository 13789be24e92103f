import {
  checkPasskey,
  mayStandAlone,
  NoPasskeysHere,
  PASSKEY_ASKED_FOR,
  requestOptions,
  WrongPasskey,
} from '../../factors/index.ts'
import {
  type Attempt,
  assertWithin,
  attemptPastLocks,
  deviceDigest,
  findDevice,
  forgiveAttempt,
} from '../../locks/index.ts'
import { later } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { TooMany } from '../../platform/failures.ts'
import type { Answer, Input } from '../../platform/http/route.ts'
import { Refusal, refuse } from '../../platform/refusal.ts'
import { digest, randomSecret } from '../../platform/secrets.ts'
import { countSignIn, logSignIn } from '../../sign-in-log/index.ts'
import { enter } from '../enter.ts'
import { barOf, portalHere, wrongDoor } from '../standing.ts'
import type { Candidate } from '../store.ts'
import * as store from '../store.ts'
import type { askPasskey, signInWithPasskey } from './contract.ts'
import { passkeyThrottle } from './throttle.ts'

const ASKED = { kind: 'passkey-asked', limit: 3000, minutes: 10 } // of one source, which may be a whole company; each is a row

/** Asks whoever stands there, and binds the question to this browser by a cookie of its own. */
export async function askForAnyPasskey(ctx: Context, _: Input<typeof askPasskey>, answer: Answer) {
  if (!mayStandAlone(ctx)) refuse(NoPasskeysHere)
  await assertWithin(ctx, ASKED)
  const secret = randomSecret()
  answer.setAsked(secret, later(ctx.now(), PASSKEY_ASKED_FOR))
  return requestOptions(ctx, undefined, { purpose: 'sign-in', boundTo: digest(secret) })
}

/**
 * From a passkey to a session: the throttle of the source, the passkey, then whether its owner may come in. A lock does
 * not bar it (product.md section 1); the reason is told as after a right password.
 */
export async function enterByPasskey(ctx: Context, { body }: Input<typeof signInWithPasskey>, answer: Answer) {
  if (!mayStandAlone(ctx)) refuse(NoPasskeysHere)
  const throttle = passkeyThrottle(ctx)
  await admit(ctx, throttle)
  const { userId, use } = await shown(ctx, body.passkey)
  const candidate = (await store.findById(ctx.db, userId, deviceDigest(ctx), portalHere(ctx))) ?? refuse(WrongPasskey)
  const device = await findDevice(ctx, userId)
  const typed = candidate.username ?? candidate.address ?? ''
  const attempt = await attemptPastLocks(ctx, { userId, subject: userId, device }, throttle)
  await assertStanding(ctx, { candidate, attempt, typed })
  await enter(ctx, { candidate, attempt, device, typed, path: 'passkey', first: use }, answer)
  return { mustChangePassword: candidate.must_change_at !== null }
}

async function admit(ctx: Context, throttle: ReturnType<typeof passkeyThrottle>): Promise<void> {
  try {
    await assertWithin(ctx, throttle)
  } catch (error) {
    if (error instanceof Refusal && error.failure === TooMany) countSignIn(ctx, { ...UNKNOWN, reason: 'throttled' })
    throw error
  }
}

const UNKNOWN = { path: 'passkey', userId: null, identifier: '' } as const

async function shown(ctx: Context, passkey: Input<typeof signInWithPasskey>['body']['passkey']) {
  try {
    const boundTo = digest(ctx.source.asked ?? '')
    return await checkPasskey(ctx, { purpose: 'sign-in', boundTo, verified: true }, passkey)
  } catch (error) {
    if (error instanceof Refusal) logSignIn(ctx, { ...UNKNOWN, reason: 'wrong-passkey' })
    throw error
  }
}

interface Standing {
  readonly candidate: Candidate
  readonly attempt: Attempt
  readonly typed: string
}

/** A right passkey is no failure, whoever is kept out. */
async function assertStanding(ctx: Context, { candidate, attempt, typed }: Standing): Promise<void> {
  const other = wrongDoor(ctx, candidate)
  const bar = barOf(ctx, candidate)
  const reason = other ?? bar?.reason
  if (!reason) return
  await ctx.upkeep((tx) => forgiveAttempt(tx, attempt))
  logSignIn(ctx, { path: 'passkey', userId: candidate.id, identifier: typed, reason })
  refuse(!other && bar?.isTold ? bar.failure : WrongPasskey, other ? undefined : bar?.details)
}
