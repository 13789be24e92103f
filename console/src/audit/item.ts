import type { browseTrail } from '../../../server/audit-log/contract.ts'
import type { ReplyOf } from '../../../server/platform/contract.ts'

export type AuditItem = ReplyOf<typeof browseTrail>['items'][number]

const PAGES: Readonly<Record<string, string>> = {
  user: '/users',
  team: '/teams',
  role: '/roles',
  import: '/imports',
}

/** The page of what an event is about; undefined where there is none, or the viewer may not see it. */
export function pageOf({ kind, id, canOpen }: AuditItem['entity']): string | undefined {
  const page = PAGES[kind]
  return canOpen && page ? `${page}/${id}` : undefined
}
