import { IconCheck, IconCircleDashed, IconMinus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { STROKE } from './icons.ts'
import classes from './Level.module.css'

export type LevelName = 'all' | 'team' | 'account' | 'contact' | 'own' | 'none' | 'yes' | 'no' | 'unset'

const bars: Partial<Record<LevelName, number>> = { all: 4, team: 3, account: 3, contact: 2, own: 2 }

interface Props {
  readonly level: LevelName
  /** `cell` tints *All*, so that the widest rights are seen first. */
  readonly as?: 'plain' | 'cell'
  readonly isChanged?: boolean
}

/** How far a right reaches: bars and a word. */
export function Level({ level, as = 'plain', isChanged = false }: Props) {
  const { t } = useTranslation('ui')
  return (
    <span className={classes.level} data-level={level} data-as={as} data-changed={isChanged || undefined}>
      <Sign level={level} />
      {t(`level.${level}`)}
      {isChanged && <span className="hidden-words">{t('level.changed')}</span>}
    </span>
  )
}

function Sign({ level }: { level: LevelName }) {
  const filled = bars[level]
  if (filled) return <Bars filled={filled} />
  if (level === 'yes') return <IconCheck className={classes.yes ?? ''} size={15} stroke={2} aria-hidden="true" />
  if (level === 'unset') return <IconCircleDashed size={15} stroke={STROKE} aria-hidden="true" />
  return <IconMinus size={13} stroke={STROKE} aria-hidden="true" />
}

function Bars({ filled }: { filled: number }) {
  return (
    <svg className={classes.bars} width="18" height="12" viewBox="0 0 18 12" aria-hidden="true">
      {[0, 1, 2, 3].map((bar) => (
        <rect
          key={bar}
          x={bar * 5}
          y={8 - bar * 2.5}
          width="3.2"
          height={4 + bar * 2.5}
          rx="1.2"
          data-on={bar < filled || undefined}
        />
      ))}
    </svg>
  )
}
