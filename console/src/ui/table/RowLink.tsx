import type { ReactNode } from 'react'
import { Anchor } from '../Anchor.tsx'
import classes from './DataTable.module.css'

/** The name of a row: a link, and where the keyboard stands on this row. */
export function RowLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Anchor href={href} className={classes.link} data-row-link>
      {children}
    </Anchor>
  )
}

interface PersonProps {
  readonly avatar: ReactNode
  readonly name: ReactNode
  /** Below the name; left out in compact rows. */
  readonly note?: ReactNode
  readonly flags?: ReactNode
}

/** The first cell of a list of people: who it is. */
export function PersonCell({ avatar, name, note, flags }: PersonProps) {
  return (
    <span className={classes.person}>
      {avatar}
      <span className={classes.who}>
        <span className={classes.nameLine}>
          {name}
          {flags}
        </span>
        {note && <span className={`second ellipsis ${classes.note}`}>{note}</span>}
      </span>
    </span>
  )
}
