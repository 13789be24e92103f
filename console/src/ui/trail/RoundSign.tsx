import { type Icon, STROKE } from '../icons.ts'
import classes from './RoundSign.module.css'

interface Props {
  readonly icon: Icon
  readonly tone: 'ok' | 'danger' | 'info' | 'plain'
}

/** The round sign before an event, or before what becomes of one. */
export function RoundSign({ icon: Sign, tone }: Props) {
  return (
    <span className={classes.sign} data-tone={tone}>
      <Sign size={14} stroke={STROKE} aria-hidden="true" />
    </span>
  )
}
