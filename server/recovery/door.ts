import type { Context } from '../platform/context.ts'
import { mailAvailable } from '../platform/mail/index.ts'

/** What the sign-in page offers to who forgot the password: a mail, or whom to ask instead. */
export function recoveryAtDoor({ world, settings, source }: Context) {
  const isForThem = source.portal !== undefined || settings['recovery.internal']
  const isOffered = settings['recovery.enabled'] && isForThem && mailAvailable(world)
  return {
    way: isOffered ? ('mail' as const) : ('ask' as const),
    asks: settings['recovery.ask'],
    contact: settings['recovery.contact'],
    hours: settings['links.recoveryHours'],
  }
}
