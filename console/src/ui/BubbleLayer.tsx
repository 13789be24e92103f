import { Popover } from '@mantine/core'
import { cloneElement, type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react'
import { CloseBubble } from './closeBubble.ts'
import { replayKeys } from './keys/heldKeys.ts'

interface Props {
  readonly label: string
  readonly target: ReactElement
  readonly children: ReactNode
  readonly onClosed: () => void
  readonly onChange: ((isOpen: boolean) => void) | undefined
}

/** The open layer of a `Bubble`. */
export default function BubbleLayer({ label, target, children, onClosed, onChange }: Props) {
  const [isOpen, setOpen] = useState(true)
  const tell = useRef(onChange)
  tell.current = onChange
  useEffect(() => tell.current?.(isOpen), [isOpen])
  const change = (open: boolean) => {
    setOpen(open)
    if (!open) onClosed()
  }
  const button = cloneElement(target as ReactElement<Record<string, unknown>>, { onClick: () => change(!isOpen) })
  return (
    <Popover opened={isOpen} onChange={change} trapFocus returnFocus position="bottom-start">
      <Popover.Target>{button}</Popover.Target>
      <Popover.Dropdown aria-label={label} onFocus={() => void replayKeys()}>
        <CloseBubble value={() => change(false)}>{children}</CloseBubble>
      </Popover.Dropdown>
    </Popover>
  )
}
