import { IconDots } from '@tabler/icons-react'
import { ActionMenu } from './ActionMenu.tsx'
import type { ActionGroups } from './action.ts'
import { IconButton } from './IconButton.tsx'

interface Props {
  readonly label: string
  /** A function is asked when the menu opens. */
  readonly groups: ActionGroups | (() => ActionGroups)
  readonly edge?: boolean
  readonly size?: 28 | 32 | 44
}

/** The `…` button with its menu; absent when there is nothing to do. */
export function MoreMenu({ label, groups, edge = false, size = 32 }: Props) {
  if (typeof groups !== 'function' && groups.every((group) => group.length === 0)) return null
  return (
    <ActionMenu
      groups={groups}
      target={<IconButton label={label} icon={IconDots} variant={edge ? 'edge' : 'plain'} size={size} />}
    />
  )
}
