/** Whether a row says that an account is suspended. The other words follow from facts that have columns of their own. */
import type { Tx } from '../../platform/context.ts'
import { Instant } from '../../platform/schema.ts'
import { reactivate, suspend, type UserRow } from '../../users/index.ts'

export interface Standing {
  readonly suspended?: boolean
  readonly reason?: string
  readonly until?: string | null
}

const WORDS = ['active', 'invited', 'scheduled', 'locked', 'expired', 'suspended'] as const

/** What a `status`, `suspensionReason` or `suspendedUntil` cell says; a text where it says nothing that can be done. */
export function readStanding(target: string, cell: string | null): Standing | string {
  if (target === 'suspensionReason') return { reason: cell ?? '' }
  if (target === 'suspendedUntil') {
    if (cell === null) return { until: null }
    const moment = Instant.safeParse(cell)
    return moment.success ? { until: moment.data } : 'Write a moment as 2026-11-21T09:30:00Z.'
  }
  const word = (cell ?? 'active').toLowerCase()
  if (word === 'deleted') return 'An import does not delete. Leave this row out.'
  if (!WORDS.some((one) => one === word)) return `“${word}” is no status; write ${WORDS.join(', ')}.`
  return { suspended: word === 'suspended' }
}

/** What has to be done about it; undefined where it is so already. A suspension whose end has passed is none. */
export function standingDeed(
  tx: Tx,
  { suspended, reason, until }: Standing,
  row: Pick<UserRow, 'suspended_at' | 'suspension_reason' | 'suspended_until'> | undefined,
): ((userId: string) => Promise<unknown>) | undefined {
  if (suspended === undefined) return undefined
  const isSuspended = row !== undefined && row.suspended_at !== null
  if (!suspended || (until && until <= tx.now()))
    return isSuspended && !suspended ? (user) => reactivate(tx, { params: { user } }) : undefined
  const isSo =
    isSuspended &&
    (reason === undefined || reason === row.suspension_reason) &&
    (until === undefined || until === row.suspended_until)
  const body = { reason: reason ?? row?.suspension_reason ?? '', until: until ?? null }
  return isSo ? undefined : (user) => suspend(tx, { params: { user }, body })
}
