import { isBeyondRoles } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import { setByImport } from '../../passwords/index.ts'
import { isWholeAdmin, type Tx } from '../../platform/context.ts'
import { Forbidden, Invalid } from '../../platform/failures.ts'
import { refuse, refuseField } from '../../platform/refusal.ts'
import type { Receiver } from '../../roles/index.ts'
import type { UserRow } from '../../users/index.ts'

/**
 * Takes over the password that somebody had in another system, as its hash; undefined where they have one here already,
 * which an import never replaces. Whoever writes such a hash could know its password: administrators only (R10).
 */
export function passwordDeed(
  tx: Tx,
  hash: string | undefined,
  { type, row }: { readonly type: string; readonly row: Pick<UserRow, 'activated_at'> | undefined },
): ((receiver: Receiver) => Promise<void>) | undefined {
  if (hash === undefined || (row && row.activated_at !== null)) return undefined
  if (type === 'api') refuseField(Invalid, 'passwordHash', 'API users have no password.', 'not-for-type')
  if (!isBeyondRoles(tx.actor) && !isWholeAdmin(tx.actor))
    refuse(Forbidden, { detail: 'Only administrators import passwords.' })
  return async ({ id, name }) => {
    await setByImport(tx, id, hash)
    await record(tx, 'password.imported', { kind: 'user', id, name })
  }
}
