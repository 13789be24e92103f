/** Codes by mail: derived when they are sent and when they are compared, so that the database holds nothing usable (R41). */
import type { World } from '../../platform/context.ts'
import type { MailedCode } from './store.ts'

const FIGURES = 8 // 26 bits, of which five tries find nothing

/** What the code is for; one for another purpose, session or address is another code. */
export function codeOf(
  { keys }: Pick<World, 'keys'>,
  row: Omit<MailedCode, 'tries' | 'sent_at' | 'expires_at'>,
): string {
  const bound = JSON.stringify([row.bound_to, row.purpose, row.user_id, row.address, row.serial])
  const number = Buffer.from(keys.sign('codes', bound), 'base64url').readUIntBE(0, 6)
  return String(number % 10 ** FIGURES).padStart(FIGURES, '0')
}

/** Enough of an address to know it again, and no more: `k•••@example.org`. */
export function masked(address: string): string {
  return address.replace(/^(.)[^@]*/u, '$1•••')
}
