import { IconDots } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActionGroups } from '../action.ts'
import { ActionMenu } from '../ActionMenu.tsx'
import { IconButton } from '../IconButton.tsx'

interface Props {
  readonly name: string
  readonly groups: () => ActionGroups
}

/** The row's menu. Until it is opened it is a bare button: two hundred menus would be two hundred floating layers. */
export function RowMenu({ name, groups }: Props) {
  const { t } = useTranslation('ui')
  const [isUsed, setUsed] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const look = { label: t('table.menu', { name }), icon: IconDots, size: 28 as const, hasMenu: true }
  if (!isUsed) return <IconButton {...look} onClick={() => setUsed(true)} />
  const close = () => requestAnimationFrame(() => document.activeElement === document.body && button.current?.focus())
  return (
    <ActionMenu
      startOpen
      groups={groups()}
      onClose={close}
      target={(isOpen) => <IconButton {...look} ref={button} quiet={isOpen} expanded={isOpen} />}
    />
  )
}
