import { Menu } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Action, ActionGroups } from './action.ts'
import { STROKE } from './icons.ts'
import { Kbd } from './Kbd.tsx'
import { replayKeys } from './keys/heldKeys.ts'
import { useTypeToFind } from './keys/useTypeToFind.ts'
import classes from './MenuLayer.module.css'
import { useGo } from './useGo.ts'

interface Props {
  readonly groups: ActionGroups
  readonly target: ReactElement
  readonly position: 'bottom-end' | 'bottom-start' | 'top-end' | 'top-start'
  readonly width: number | undefined
  readonly onClosed: () => void
}

/** The open menu of an `ActionMenu`. */
export default function MenuLayer({ groups, target, position, width, onClosed }: Props) {
  const [isOpen, setOpen] = useState(true)
  const change = (open: boolean) => {
    setOpen(open)
    if (!open) onClosed()
  }
  const find = useTypeToFind()
  return (
    <Menu opened={isOpen} onChange={change} position={position} width={width ?? 'auto'} returnFocus>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown className={classes.dropdown} onKeyDown={find} onFocus={() => void replayKeys()}>
        <MenuGroups groups={groups} />
      </Menu.Dropdown>
    </Menu>
  )
}

function MenuGroups({ groups }: { groups: ActionGroups }) {
  const filled = groups.filter((group) => group.length > 0)
  return filled.map((group, index) => (
    <div key={group[0]?.id} role="none">
      {index > 0 && <Menu.Divider />}
      {group.map((action) =>
        action.children ? <Sub key={action.id} {...action} /> : <Item key={action.id} {...action} />,
      )}
    </div>
  ))
}

function Item(action: Action) {
  const go = useGo()
  const { icon: Sign, href } = action
  return (
    <Menu.Item
      leftSection={Sign && <Sign size={16} stroke={STROKE} aria-hidden="true" />}
      rightSection={action.chosen ? <Chosen /> : action.hint && <Kbd keys={action.hint} />}
      data-danger={action.danger || undefined}
      disabled={Boolean(action.refused)}
      onClick={href ? () => go(href) : action.run}
    >
      {action.label}
      {action.refused && <span className={classes.reason}>{action.refused}</span>}
    </Menu.Item>
  )
}

function Chosen() {
  const { t } = useTranslation('ui')
  return (
    <>
      <IconCheck size={16} stroke={STROKE} aria-hidden="true" />
      <span className="hidden-words">{t('chosen')}</span>
    </>
  )
}

function Sub({ label, icon: Sign, children = [] }: Action) {
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item leftSection={Sign && <Sign size={16} stroke={STROKE} aria-hidden="true" />}>
          {label}
        </Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown className={classes.dropdown}>
        {children.map((action) => (
          <Item key={action.id} {...action} />
        ))}
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  )
}
