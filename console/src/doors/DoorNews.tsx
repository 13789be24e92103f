import { IconCircleCheck, IconClockExclamation, IconTool } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { STROKE } from '../ui/icons.ts'
import classes from './Doors.module.css'

/** News above a form: *Password set*. */
export function DoorNews({ children, isGood = true }: { children: ReactNode; isGood?: boolean }) {
  const Sign = isGood ? IconCircleCheck : IconClockExclamation
  return (
    <p className={classes.news} data-bad={!isGood || undefined} role="status">
      <Sign size={16} stroke={STROKE} aria-hidden="true" />
      <span>{children}</span>
    </p>
  )
}

/** What everybody should know before they try: *Back at noon*. */
export function DoorNotice({ children }: { children: ReactNode }) {
  return (
    <p className={classes.notice} role="status">
      <IconTool size={16} stroke={STROKE} aria-hidden="true" />
      <span>{children}</span>
    </p>
  )
}
