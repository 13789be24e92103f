import type { ReactNode } from 'react'
import classes from './FactList.module.css'

/** Name and value, one below the other. A value of null or '' is a dash. */
export function FactList({ facts }: { facts: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <dl className={classes.list}>
      {facts.map(([label, value]) => (
        <div key={label} className={classes.fact}>
          <dt className={classes.label}>{label}</dt>
          <dd className={classes.value}>{value === null || value === '' ? <span className="quiet">–</span> : value}</dd>
        </div>
      ))}
    </dl>
  )
}
