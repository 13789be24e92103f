import { Popover } from '@mantine/core'
import { cloneElement, type ReactElement, type ReactNode, useState } from 'react'

interface Props {
  readonly label: string
  readonly target: ReactElement
  readonly children: ReactNode
  readonly onClosed: () => void
}

/** The open layer of a `Bubble`. */
export default function BubbleLayer({ label, target, children, onClosed }: Props) {
  const [isOpen, setOpen] = useState(true)
  const change = (open: boolean) => {
    setOpen(open)
    if (!open) onClosed()
  }
  const button = cloneElement(target as ReactElement<Record<string, unknown>>, { onClick: () => change(!isOpen) })
  return (
    <Popover opened={isOpen} onChange={change} trapFocus returnFocus position="bottom-start">
      <Popover.Target>{button}</Popover.Target>
      <Popover.Dropdown aria-label={label}>{children}</Popover.Dropdown>
    </Popover>
  )
}
