/** Browsers from which somebody signed in: known again by a cookie of which the digest is kept, for each user apart. */
import { days, hours, type Instant, later } from '../platform/clock.ts'
import type { Context, Tx } from '../platform/context.ts'
import type { Answer } from '../platform/http/route.ts'
import { digest, randomSecret } from '../platform/secrets.ts'
import * as store from './devices.store.ts'

const REFRESHED = hours(12) // the last use is not worth a write at every sign-in

export interface KnownDevice {
  readonly digest: string
  readonly failures: number
  readonly seen_at: Instant
}

/** The digest by which this browser may be known; '' where it brings nothing. */
export function deviceDigest({ source }: Context): string {
  return source.device ? digest(source.device) : ''
}

/** This browser, if it signed in as that user before and not too long ago. */
export async function findDevice(ctx: Context, userId: string): Promise<KnownDevice | undefined> {
  const brought = deviceDigest(ctx)
  return brought === '' ? undefined : stillKnown(ctx, await store.find(ctx.db, userId, brought))
}

/** The device, unless it was not used for as long as `devices.days` says. */
export function stillKnown(ctx: Context, device: KnownDevice | undefined): KnownDevice | undefined {
  const since = later(ctx.now(), -days(ctx.settings['devices.days']))
  return device && device.seen_at > since ? device : undefined
}

/**
 * Knows this browser from now on, in the transaction that opens the session. What it brought is kept only where it was
 * known for this very user: nothing that was planted is adopted. Answers what the browser is to keep.
 */
export async function noteDevice(tx: Tx, userId: string, known: KnownDevice | undefined): Promise<string> {
  const now = tx.now()
  if (known) {
    if (known.failures > 0 || known.seen_at < later(now, -REFRESHED))
      await store.refresh(tx.db, userId, known.digest, now)
    return tx.source.device ?? ''
  }
  const secret = randomSecret()
  const [former, fresh] = [deviceDigest(tx), digest(secret)]
  if (former !== '') await store.moveOthers(tx.db, former, fresh, userId)
  await store.insert(tx.db, {
    ...{ user_id: userId, digest: fresh, failures: 0 },
    ...{ created_at: now, seen_at: now, ended_at: null },
  })
  return secret
}

/** Gives the browser what `noteDevice` answered. */
export function keepDevice(ctx: Context, answer: Answer, secret: string): void {
  answer.setDevice(secret, later(ctx.now(), days(ctx.settings['devices.days'])))
}

/** Forgets every browser of somebody: after a reset nobody is known any more (R30). */
export function forgetDevices(tx: Tx, userId: string): Promise<void> {
  return store.endAll(tx.db, userId, tx.now())
}
