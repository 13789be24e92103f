import { IconChevronRight } from '@tabler/icons-react'
import classes from './WhyPath.module.css'

export interface WhyBox {
  readonly label: string
  readonly value: string
  /** The answer at the end. */
  readonly tone?: 'ok' | 'danger' | 'open'
}

/** How an answer came about: boxes in a row, from the person to the answer; a list for screen readers. */
export function WhyPath({ boxes, label }: { boxes: readonly WhyBox[]; label: string }) {
  const numbered = boxes.map((box, place) => ({ ...box, place }))
  return (
    <ol className={classes.path} aria-label={label}>
      {numbered.map((box) => (
        <li key={box.place} className={classes.step}>
          {box.place > 0 && <IconChevronRight size={14} className={classes.arrow} aria-hidden="true" />}
          <span className={classes.box} data-tone={box.tone}>
            <span className={classes.label}>{box.label}</span>
            <span className={classes.value}>{box.value}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}
