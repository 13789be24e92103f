import type { ReactNode } from 'react'
import classes from './Banner.module.css'
import { type Icon, STROKE } from './icons.ts'

interface Props {
  readonly tone: 'info' | 'warn' | 'danger' | 'mute'
  readonly icon: Icon
  readonly title: ReactNode
  /** One line of reason. */
  readonly children?: ReactNode
  /** The single next step. */
  readonly step?: ReactNode
}

/** The highest of what is out of the ordinary on a page. At most one. */
export function Banner({ tone, icon: Sign, title, children, step }: Props) {
  return (
    <section className={classes.banner} data-tone={tone}>
      <span className={classes.icon}>
        <Sign size={18} stroke={STROKE} aria-hidden="true" />
      </span>
      <div className={classes.words}>
        <p className={classes.title}>{title}</p>
        {children && <p className={classes.reason}>{children}</p>}
        {step && <div className={classes.step}>{step}</div>}
      </div>
    </section>
  )
}
