import type { ProfileField } from '../fields/useProfileFields.ts'
import type { UserDetail } from '../types.ts'

/** Whether a role lets one write more of oneself than everybody may of themselves. */
export const isBeyondSelf = ({ writable }: UserDetail): boolean => writable.includes('managerId')

/** The declared fields that are one's own to write. */
export function openFields(user: UserDetail, fields: readonly ProfileField[]): readonly ProfileField[] {
  if (!user.writable.includes('fields')) return []
  // Nobody assigns to themselves what decides what they may do.
  const mine = fields.filter(({ effect }) => effect === null || user.type === 'admin')
  return mine.filter(({ editableBy }) => editableBy === 'self' || isBeyondSelf(user))
}
