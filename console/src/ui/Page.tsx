import type { ReactNode } from 'react'
import classes from './Page.module.css'

interface PageProps {
  readonly children: ReactNode
  /** 1160 for a person or the overview, 840 for one's own account. */
  readonly width?: 1160 | 840
}

/** A page that scrolls as a whole, at most so wide. */
export function Page({ children, width = 1160 }: PageProps) {
  return (
    <div className={classes.scroll}>
      <div className={classes.page} data-width={width}>
        {children}
      </div>
    </div>
  )
}

/** A page whose head and foot stand still while its middle scrolls: lists and matrices. */
export function ListPage({ head, children, foot }: { head: ReactNode; children: ReactNode; foot?: ReactNode }) {
  return (
    <div className={classes.list}>
      {head}
      <div className={classes.middle}>{children}</div>
      {foot && <div className={classes.foot}>{foot}</div>}
    </div>
  )
}

/** Search, chips and views above a list. */
export function Toolbar({ children, aside }: { children: ReactNode; aside?: ReactNode }) {
  return (
    <div className={classes.toolbar}>
      <div className={classes.tools}>{children}</div>
      {aside && <div className={classes.toolsAside}>{aside}</div>}
    </div>
  )
}

/** Two columns that become one on narrow screens. */
export function Columns({ as, children }: { as: 'overview' | 'access' | 'activity'; children: ReactNode }) {
  return (
    <div className={classes.columns} data-as={as}>
      {children}
    </div>
  )
}

/** Cards below each other. */
export function Column({ children }: { children: ReactNode }) {
  return <div className={classes.column}>{children}</div>
}
