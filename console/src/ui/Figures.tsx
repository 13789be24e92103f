import classes from './Figures.module.css'
import { useFormat } from './useFormat.ts'

export interface Figure {
  readonly value: number
  readonly label: string
  readonly danger?: boolean
}

/** Three numbers beside each other: what a change will do. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  const format = useFormat()
  return (
    <dl className={classes.figures}>
      {figures.map(({ value, label, danger }) => (
        <div key={label} className={classes.figure}>
          <dd className={classes.value} data-danger={(danger && value > 0) || undefined}>
            {format.number(value)}
          </dd>
          <dt className="second">{label}</dt>
        </div>
      ))}
    </dl>
  )
}
