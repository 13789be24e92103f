import type { ReactNode } from 'react'
import classes from './EmptyState.module.css'
import { type Icon, STROKE } from './icons.ts'

interface Props {
  readonly icon: Icon
  readonly title: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
}

/** Nothing here, no match, no right: a line, at most two lines of help, the action. */
export function EmptyState({ icon: Sign, title, children, actions }: Props) {
  return (
    <div className={classes.state}>
      <span className={classes.tile}>
        <Sign size={24} stroke={STROKE} aria-hidden="true" />
      </span>
      <h2>{title}</h2>
      {children && <p className={classes.help}>{children}</p>}
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  )
}
