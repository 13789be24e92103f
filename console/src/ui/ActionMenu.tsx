import type { ReactElement } from 'react'
import type { ActionGroups } from './action.ts'
import { later } from './missing/later.tsx'
import { OnFirstUse } from './OnFirstUse.tsx'

const MenuLayer = later(() => import('./MenuLayer.tsx'))

interface Props {
  readonly groups: ActionGroups | (() => ActionGroups)
  /** The button itself; it must pass on the props and the ref it is given. */
  readonly target: ReactElement
  readonly position?: 'bottom-end' | 'bottom-start' | 'top-end' | 'top-start'
  readonly width?: number
  readonly startOpen?: boolean
}

/** A menu of actions: a line between groups, no headings. Costs a bare button until it is used. */
export function ActionMenu({ groups, target, position = 'bottom-end', width, startOpen = false }: Props) {
  const menu = (close: () => void) => (
    <MenuLayer
      groups={typeof groups === 'function' ? groups() : groups}
      target={target}
      position={position}
      width={width}
      onClosed={close}
    />
  )
  return <OnFirstUse target={target} kind="menu" layer={menu} startOpen={startOpen} />
}
