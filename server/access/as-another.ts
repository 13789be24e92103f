import type { Actor } from '../platform/context.ts'
import type { Permission } from '../platform/contract.ts'

/**
 * What is left of a user's rights while an administrator is logged in as them: to look, and what changes neither ways in
 * nor rights (E-49). Routes say by their contracts whether they may be called at all; this is what abilities show.
 */
const LEFT: ReadonlySet<Permission> = new Set([
  ...(['users.read', 'users.edit', 'users.history'] as const),
  ...(['portal-users.read', 'portal-users.edit', 'portal-users.history'] as const),
  ...(['api-users.read', 'api-users.edit', 'api-users.history'] as const),
  ...(['access.ask', 'teams.read', 'teams.create', 'teams.edit', 'roles.read', 'modules.read'] as const),
  ...(['audit.read', 'sign-in-log.read', 'outbox.read', 'templates.read', 'settings.read'] as const),
])

/** Whether being logged in as somebody else takes this from the actor, whatever the user may. */
export function isTakenAway({ real }: Actor, permission: Permission): boolean {
  return real !== undefined && !LEFT.has(permission)
}
