import type { Context } from '../platform/context.ts'
import { mailAvailable } from '../platform/mail/index.ts'

/** What the sign-in page offers to who forgot the password: a mail, or whom to ask instead. */
export function recoveryAtDoor({ world, settings }: Context) {
  const isOffered = settings['recovery.enabled'] && settings['recovery.internal'] && mailAvailable(world)
  return {
    way: isOffered ? ('mail' as const) : ('ask' as const),
    asks: settings['recovery.ask'],
    contact: settings['recovery.contact'],
    hours: settings['links.recoveryHours'],
  }
}
