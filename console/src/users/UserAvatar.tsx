import { Avatar } from '../ui/Avatar.tsx'
import type { UserRow } from './types.ts'

/** The picture of a person of a list. */
export function UserAvatar({ user, size = 32 }: { user: UserRow; size?: 24 | 32 | 40 | 52 | 96 }) {
  return <Avatar id={user.id} name={user.name} photo={user.photo} size={size} isApi={user.type === 'api'} />
}
