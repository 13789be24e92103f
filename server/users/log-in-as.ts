import type { Instant } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import { type StatusFacts, statusOf } from './status.ts'

/** What stands against logging in as somebody: their type, or their status. */
export type BarToLogInAs = 'type' | 'deleted' | 'suspended' | 'expired' | 'scheduled' | 'invited'

/** Undefined where an administrator may: only as active regular users. A lock bars signing in by password, and nothing else. */
export function barToLogInAs(row: StatusFacts, now: Instant): BarToLogInAs | undefined {
  if (row.type !== 'regular') return 'type'
  const status = statusOf({ ...row, locked_until: null }, now)
  return status === 'active' || status === 'locked' ? undefined : status
}

/** Whether the caller may log in as somebody at all: only administrators, in a session of their own (product.md section 3). */
export function mayLogInAs({ actor, settings }: Context): boolean {
  const isAdministrator = actor.kind === 'user' && actor.type === 'admin' && actor.sessionId !== null
  return isAdministrator && !actor.real && !settings['logInAs.disabled']
}
