import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleMinus,
  IconCircleX,
  IconLoader2,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { STROKE } from '../../ui/icons.ts'
import type { UserRow } from '../types.ts'
import classes from './PersonLines.module.css'
import type { Outcome } from './useBulk.ts'

const icons = {
  waiting: IconCircleDashed,
  working: IconLoader2,
  done: IconCircleCheck,
  refused: IconAlertTriangle,
  failed: IconCircleX,
  stopped: IconCircleMinus,
  skipped: IconCircleMinus,
} as const

/** People below each other, with what became of each. */
export function PersonLines({ children }: { children: ReactNode }) {
  return <ul className={classes.lines}>{children}</ul>
}

interface Props {
  readonly user: UserRow
  readonly state: Outcome['state'] | 'skipped'
  readonly note: string
}

export function PersonLine({ user, state, note }: Props) {
  const Sign = icons[state]
  return (
    <li className={classes.line} data-state={state}>
      <Sign size={16} stroke={STROKE} aria-hidden="true" />
      <span className={`strong ellipsis ${classes.name}`}>{user.name}</span>
      <span className={classes.note}>{note}</span>
    </li>
  )
}
