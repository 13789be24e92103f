import {
  type Attempt,
  assertNotFull,
  beginAttempt,
  bucketOf,
  deviceDigest,
  type KnownDevice,
  stillKnown,
  subjectOfName,
} from '../locks/index.ts'
import { keepPlaceToVerify } from '../passwords/index.ts'
import type { Context } from '../platform/context.ts'
import { Busy, TooMany } from '../platform/failures.ts'
import { Refusal } from '../platform/refusal.ts'
import { countSignIn } from '../sign-in-log/index.ts'
import { identifierKey } from '../users/index.ts'
import { portalHere, wrongDoor } from './standing.ts'
import * as store from './store.ts'

/** Who stands at the door: what was counted of them, and what is known, before anything is evaluated. */
export interface Entrant {
  readonly typed: string
  readonly attempt: Attempt
  /** Whose name it is, whatever it is. */
  readonly named: store.Candidate | undefined
  /** The same, where they come in by this door (R22, R23). */
  readonly candidate: store.Candidate | undefined
  readonly device: KnownDevice | undefined
  /** Gives up the place that is kept for the password. */
  readonly leave: () => void
}

/** Admission (503) and the throttle of the source (429) come first; then the attempt is counted, whoever it names. */
export async function admit(ctx: Context, typed: string): Promise<Entrant> {
  let leave = () => {}
  try {
    leave = keepPlaceToVerify(ctx)
    return { ...(await counted(ctx, typed)), leave }
  } catch (error) {
    leave()
    const reason = error instanceof Refusal && REASONS.get(error.failure)
    if (reason) countSignIn(ctx, { path: 'password', reason, userId: null, identifier: typed })
    throw error
  }
}

const REASONS = new Map([
  [TooMany, 'throttled'],
  [Busy, 'overloaded'],
] as const)

async function counted(ctx: Context, typed: string): Promise<Omit<Entrant, 'leave'>> {
  const { 'throttle.signIns': limit, 'throttle.minutes': minutes } = ctx.settings
  const throttle = { kind: 'sign-in', limit, minutes }
  const device = deviceDigest(ctx)
  if (device === '') assertNotFull(ctx, bucketOf(ctx, throttle))
  const key = identifierKey(typed)
  const from = { setting: ctx.settings['signIn.identifier'], device, portalId: portalHere(ctx) }
  const named = await store.findByIdentifier(ctx.db, key, from)
  const candidate = named && wrongDoor(ctx, named) === undefined ? named : undefined
  const known = candidate && stillKnown(ctx, deviceOf(candidate))
  const attempted = {
    userId: candidate?.id ?? null,
    subject: candidate?.id ?? subjectOfName(ctx, key),
    device: known,
  }
  return { typed, named, candidate, device: known, attempt: await beginAttempt(ctx, attempted, throttle) }
}

function deviceOf({ device_digest, device_failures, device_seen_at }: store.Candidate): KnownDevice | undefined {
  if (device_digest === null || device_failures === null || device_seen_at === null) return undefined
  return { digest: device_digest, failures: device_failures, seen_at: device_seen_at }
}
