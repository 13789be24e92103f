import type { UndoItem } from './shapes.ts'

/** Events of what asks for a fresh proof when it is done (R59): to take them back does no less. */
const SENSITIVE = /^(role\.|module\.|(team|portal)\.role-|settings?\.|user\.(created|restored|type-changed)$)/

const WAYS_IN = ['emails', 'username', 'contact', 'accounts']

/** Whether taking this back gives or takes access, opens a way in, or changes how Roster guards itself. */
export function isSensitive({ event: { event, before } }: Pick<UndoItem, 'event'>): boolean {
  if (SENSITIVE.test(event)) return true
  if (event === 'portal.edited') return before !== null && 'host' in before
  return event === 'user.edited' && before !== null && WAYS_IN.some((field) => field in before)
}
