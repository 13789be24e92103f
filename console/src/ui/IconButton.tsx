import { ActionIcon, Tooltip } from '@mantine/core'
import type { MouseEventHandler, Ref } from 'react'
import { type Icon, STROKE } from './icons.ts'
import classes from './IconButton.module.css'

interface Props {
  readonly label: string
  readonly icon: Icon
  readonly onClick?: MouseEventHandler<HTMLButtonElement> | undefined
  readonly size?: 28 | 32 | 44
  readonly iconSize?: number
  readonly variant?: 'plain' | 'edge' | 'bar'
  readonly disabled?: boolean | undefined
  /** Hides the tooltip, for example while a menu is open. */
  readonly quiet?: boolean
  readonly expanded?: boolean
  readonly hasMenu?: boolean
  readonly tabIndex?: number
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button of one icon: always with a name and a tooltip. */
export function IconButton(props: Props) {
  const { label, icon: Sign, size = 32, iconSize = 16, variant = 'plain', quiet = false, expanded, hasMenu } = props
  return (
    <Tooltip label={label} disabled={quiet}>
      <ActionIcon
        ref={props.ref}
        className={classes.button}
        data-kind={variant}
        variant="transparent"
        size={size}
        aria-label={label}
        aria-haspopup={hasMenu ? 'menu' : undefined}
        aria-expanded={expanded}
        disabled={props.disabled ?? false}
        tabIndex={props.tabIndex}
        onClick={props.onClick}
      >
        <Sign size={iconSize} stroke={STROKE} aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  )
}
