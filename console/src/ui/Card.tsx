import { type ReactNode, useId } from 'react'
import classes from './Card.module.css'

interface Props {
  readonly title: ReactNode
  readonly count?: number | undefined
  /** At the right of the head: a link or a small button. */
  readonly aside?: ReactNode
  readonly children: ReactNode
  /** Rows with lines between bring their own padding. */
  readonly flush?: boolean
}

/** A titled box on a page. */
export function Card({ title, count, aside, children, flush = false }: Props) {
  const id = useId()
  return (
    <section className={classes.card} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id} className={classes.title}>
          {title}
          {count !== undefined && <span className={classes.count}>{count}</span>}
        </h2>
        {aside}
      </div>
      <div className={flush ? undefined : classes.body}>{children}</div>
    </section>
  )
}

/** Rows inside a flush card, with lines between. */
export function CardRows({ children }: { children: ReactNode }) {
  return <ul className={classes.rows}>{children}</ul>
}

interface RowProps {
  readonly icon?: ReactNode
  readonly title: ReactNode
  readonly note?: ReactNode
  readonly aside?: ReactNode
}

/** One row: icon, bold line, second line, and what can be done at the right. */
export function CardRow({ icon, title, note, aside }: RowProps) {
  return (
    <li className={classes.row}>
      {icon && <span className={classes.icon}>{icon}</span>}
      <span className={classes.words}>
        <span className={note ? 'strong' : undefined}>{title}</span>
        {note && <span className="second">{note}</span>}
      </span>
      {aside && <span className={classes.aside}>{aside}</span>}
    </li>
  )
}
