import classes from './DoorSign.module.css'
import { Mark } from './Mark.tsx'
import { useIsUnsigned, usePortalLook } from './portalLook.ts'

/** Whose door it is: Roster's mark, or a portal's first letter in its colour. */
export function DoorSign({ size }: { size: 28 | 40 }) {
  const look = usePortalLook()
  const isUnsigned = useIsUnsigned()
  if (isUnsigned) return null
  if (!look) return <Mark size={size} />
  return (
    <span className={classes.sign} data-size={size} aria-hidden="true">
      {[...look.name.trim()][0]?.toUpperCase()}
    </span>
  )
}
