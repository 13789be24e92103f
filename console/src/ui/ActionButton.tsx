import { Button } from '@mantine/core'
import { Anchor } from './Anchor.tsx'
import type { Action } from './action.ts'
import { STROKE } from './icons.ts'
import { Kbd, keyShortcut } from './Kbd.tsx'

interface Props {
  readonly action: Action
  readonly size?: 'xs' | 'sm' | 'lg'
  readonly plain?: boolean
}

/** An action as a button or, where it leads to a page, as a link that looks like one. */
export function ActionButton({ action, size = 'sm', plain = false }: Props) {
  const look = {
    size,
    variant: action.primary ? 'filled' : plain ? 'subtle' : 'default',
    leftSection: action.icon && <action.icon size={16} stroke={STROKE} aria-hidden="true" />,
    rightSection: action.hint && <Kbd keys={action.hint} on={action.primary ? 'accent' : 'surface'} />,
    'aria-keyshortcuts': action.hint && keyShortcut(action.hint),
    ...(action.danger ? { color: 'red', 'data-danger': true } : {}),
  }
  if (action.href)
    return (
      <Button {...look} component={Anchor} href={action.href}>
        {action.label}
      </Button>
    )
  return (
    <Button
      {...look}
      onClick={action.run}
      loading={action.busy ?? false}
      disabled={Boolean(action.refused)}
      title={action.refused}
    >
      {action.label}
    </Button>
  )
}
