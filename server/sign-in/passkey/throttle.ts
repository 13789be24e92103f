import type { Throttle } from '../../locks/index.ts'
import type { Context } from '../../platform/context.ts'

/** Passkeys that were refused, by source: they cost work, and nothing else can be had by them. */
export function passkeyThrottle({ settings }: Context): Throttle {
  return { kind: 'passkey', limit: settings['throttle.signIns'], minutes: settings['throttle.minutes'] }
}
