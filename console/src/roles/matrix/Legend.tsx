import { Level } from '../../ui/Level.tsx'
import classes from './Matrix.module.css'

/** The marks of the matrix. */
export function Legend() {
  return (
    <p className={`${classes.legend} wide-only`} aria-hidden="true">
      <Level level="all" />
      <Level level="team" />
      <Level level="own" />
      <Level level="yes" />
      <Level level="unset" />
    </p>
  )
}
