import type { MouseEventHandler, Ref } from 'react'
import classes from './IconButton.module.css'
import { type Icon, STROKE } from './icons.ts'

interface Props {
  readonly label: string
  readonly icon: Icon
  readonly onClick?: MouseEventHandler<HTMLButtonElement> | undefined
  readonly size?: 28 | 32 | 44
  readonly iconSize?: number
  readonly variant?: 'plain' | 'edge' | 'bar'
  readonly disabled?: boolean | undefined
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button of one icon: always with a name and a tooltip. Passes on what a menu gives its button. */
export function IconButton({ label, icon: Sign, size = 32, iconSize = 16, variant = 'plain', ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      className={classes.button}
      data-kind={variant}
      data-size={size}
      data-tip={label}
      aria-label={label}
    >
      <Sign size={iconSize} stroke={STROKE} aria-hidden="true" />
    </button>
  )
}
