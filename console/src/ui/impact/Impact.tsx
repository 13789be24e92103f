import { Suspense } from 'react'
import classes from './Impact.module.css'
import { ImpactLine } from './ImpactLine.tsx'
import type { AccessChange } from './useImpact.ts'

interface Props {
  /** Undefined as long as nothing is chosen: nothing is shown. */
  readonly change: AccessChange | undefined
}

/** Before a change of access is saved: who would gain or lose what, in one calm line, with details on demand. */
export function Impact({ change }: Props) {
  return (
    <div className={classes.place}>
      <Suspense>
        <ImpactLine change={change} />
      </Suspense>
    </div>
  )
}
