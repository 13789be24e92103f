import { StatusBadge } from '../ui/StatusBadge.tsx'
import type { UserRow } from './types.ts'

/** The one badge of a person; *Active* has no end here, since an end is a fact of its own. */
export function UserStatus({ user, form = 'short' }: { user: UserRow; form?: 'short' | 'long' | 'bare' }) {
  const { key, until, since } = user.status
  const moment = key === 'expired' ? since : until
  return <StatusBadge status={key} until={key === 'active' ? null : moment} form={form} />
}
