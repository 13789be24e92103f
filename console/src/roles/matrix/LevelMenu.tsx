import { Menu } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { STROKE } from '../../ui/icons.ts'
import { Level } from '../../ui/Level.tsx'
import { Within } from '../../ui/Within.tsx'
import type { GivingLevel, ScopeAction } from '../role.ts'
import classes from './Matrix.module.css'
import { useSets } from './sets.ts'

interface Props {
  readonly action: ScopeAction
  readonly cell: string
  readonly target: ReactElement
  readonly onClosed: () => void
}

/** The levels of one cell, each with what it means. What one may not give says so. */
export default function LevelMenu({ action, cell, target, onClosed }: Props) {
  const [isOpen, setOpen] = useState(true)
  const { draft } = useSets()
  const change = (open: boolean) => {
    setOpen(open)
    if (!open) onClosed()
  }
  const here = draft.cells[cell]?.level
  return (
    <Menu opened={isOpen} onChange={change} position="bottom-start" width={256} returnFocus>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        {[...action.levels, undefined].map((level) => (
          <Item
            key={level ?? 'unset'}
            level={level}
            isHere={level === here}
            isGiveable={!level || level === here || action.giveable.includes(level)}
            onChoose={() => draft.set(new Map([[cell, level]]))}
          />
        ))}
        {here && here !== 'yes' && <Limits cell={cell} />}
      </Menu.Dropdown>
    </Menu>
  )
}

const HOUR = 3600
const LIMITS = [null, HOUR, 24 * HOUR, 7 * 24 * HOUR]

/** For how long after a record was created. */
function Limits({ cell }: { cell: string }) {
  const { t } = useTranslation('roles')
  const { draft } = useSets()
  const now = draft.cells[cell]?.within ?? null
  const offered = LIMITS.includes(now) ? LIMITS : [...LIMITS, now]
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{t('matrix.age')}</Menu.Label>
      {offered.map((within) => (
        <Menu.Item
          key={within}
          onClick={() => draft.limit(cell, within)}
          rightSection={within === now && <IconCheck size={16} stroke={STROKE} aria-label={t('ui:chosen')} />}
        >
          {within === null ? t('matrix.anyAge') : <Within seconds={within} />}
        </Menu.Item>
      ))}
    </>
  )
}

interface ItemProps {
  readonly level: GivingLevel | undefined
  readonly isHere: boolean
  readonly isGiveable: boolean
  readonly onChoose: () => void
}

function Item({ level, isHere, isGiveable, onChoose }: ItemProps) {
  const { t } = useTranslation('roles')
  return (
    <Menu.Item
      disabled={!isGiveable}
      onClick={onChoose}
      rightSection={isHere && <IconCheck size={16} stroke={STROKE} aria-label={t('ui:chosen')} />}
    >
      <Level level={level ?? 'unset'} />
      <span className={classes.help}>{isGiveable ? t(`levelHelp.${level ?? 'unset'}`) : t('matrix.notYours')}</span>
    </Menu.Item>
  )
}
