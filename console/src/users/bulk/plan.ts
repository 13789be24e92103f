import { type Audience, audienceOf } from '../../ui/pick/useRoleChoices.ts'
import type { UserRow } from '../types.ts'
import type { BulkKind } from './kinds.ts'

/** The role that is given, or the team that is joined; without an id nothing is chosen yet. */
export interface Target {
  readonly id: string
  /** Whom the role is for. */
  readonly audience?: Audience | undefined
}

export interface Skipped {
  readonly user: UserRow
  readonly why:
    | 'self'
    | 'notAllowed'
    | 'deleted'
    | 'already'
    | 'notSuspended'
    | 'notLocked'
    | 'holds'
    | 'isMember'
    | 'onlyInternal'
    | 'onlyPortal'
}

export interface Plan {
  readonly touched: readonly UserRow[]
  readonly skipped: readonly Skipped[]
}

/** Who will be touched, and who not and why; the server judges each again. */
export function planOf(kind: BulkKind, users: readonly UserRow[], viewerId: string, target: Target): Plan {
  const skipped = users.flatMap((user): Skipped[] => {
    const why = reasonToSkip(kind, user, viewerId) ?? reasonByTarget(kind, user, target)
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

/** Whom the role does not fit, and who has it or is in the team already: nothing of that is changed. */
function reasonByTarget(kind: BulkKind, user: UserRow, { id, audience }: Target): Skipped['why'] | undefined {
  if (kind === 'team') return user.teams.some((team) => team.id === id) ? 'isMember' : undefined
  if (kind !== 'role' || !audience) return undefined
  if (audienceOf(user.type) !== audience) return audience === 'portal' ? 'onlyPortal' : 'onlyInternal'
  return user.roles.some((role) => role.id === id && role.direct) ? 'holds' : undefined
}

const mayOr = (may: boolean): 'notAllowed' | undefined => (may ? undefined : 'notAllowed')
