import { Invalid } from '../platform/failures.ts'
import { refuseField } from '../platform/refusal.ts'

/** The address of a mail server as people may see it: everything but the password. */
export function withoutPassword(address: string): string {
  if (!URL.canParse(address)) return ''
  const url = new URL(address)
  url.password = ''
  return url.href
}

/**
 * The address to keep. Without a password it means the one that is kept already, and only for the very server and name
 * it was typed for: else whoever may change the address could have the password sent to a machine of their own.
 */
export function withKeptPassword(typed: string, kept: string): string {
  if (typed === '') return ''
  const url = new URL(typed)
  if (url.username === '' || url.password !== '') return url.href
  if (kept !== '' && withoutPassword(kept) === withoutPassword(typed)) return kept
  return refuseField(
    Invalid,
    'mail.server',
    'Type the password: the one that is kept is for another server or name.',
    'password-needed',
  )
}
