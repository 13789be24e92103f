import type { UserRow } from '../types.ts'
import type { BulkKind } from './kinds.ts'

export interface Skipped {
  readonly user: UserRow
  readonly why: 'self' | 'notAllowed' | 'deleted' | 'already' | 'notSuspended' | 'notLocked'
}

/** Who will be touched, and who not and why; the server judges each again. */
export function planOf(kind: BulkKind, users: readonly UserRow[], viewerId: string) {
  const skipped = users.flatMap((user): Skipped[] => {
    const why = reasonToSkip(kind, user, viewerId)
    return why ? [{ user, why }] : []
  })
  return { skipped, touched: users.filter((user) => !skipped.some((one) => one.user.id === user.id)) }
}

function reasonToSkip(kind: BulkKind, { id, status, can }: UserRow, viewerId: string): Skipped['why'] | undefined {
  if (status.key === 'deleted') return 'deleted'
  if (kind === 'team') return undefined
  if (id === viewerId) return 'self'
  if (kind === 'role') return mayOr(can.grant)
  if (kind === 'assign') return mayOr(can.edit && can.grant)
  if (kind === 'unlock') return status.key === 'locked' ? mayOr(can.unlock) : 'notLocked'
  if (kind === 'suspend' && status.key === 'suspended') return 'already'
  if (kind === 'reactivate' && status.key !== 'suspended') return 'notSuspended'
  return mayOr(can.suspend)
}

const mayOr = (may: boolean): 'notAllowed' | undefined => (may ? undefined : 'notAllowed')
