import { UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { STROKE } from '../../../ui/icons.ts'
import { Level } from '../../../ui/Level.tsx'
import { WhyPath } from '../../../ui/WhyPath.tsx'
import { Within } from '../../../ui/Within.tsx'
import { type ScopeRights, useBoxes, useLevelWord, type Way } from './boxes.ts'
import classes from './Rights.module.css'
import { useRightWords } from './words.ts'

interface Props {
  readonly name: string
  readonly scope: ScopeRights
  readonly action: ScopeRights['actions'][number]
}

/** One right: how far it reaches, the role that gives it, and the path to it. */
export function RightRow({ name, scope, action }: Props) {
  const { t } = useTranslation('users')
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const words = useRightWords()
  const level = useLevelWord()
  const { ofWay } = useBoxes(words.permission(scope, action))
  const [first, ...others] = action.ways
  return (
    <div className={classes.right} data-open={isOpen || undefined}>
      <div className={classes.line}>
        <span className={classes.what}>
          <span className="strong">{words.scope(scope)}</span> {words.action(action)}
        </span>
        <span>
          <Level level={first?.level ?? 'none'} />
          <Within seconds={first?.within ?? null} />
        </span>
        <span className={classes.by}>{first ? <Giver way={first} /> : t('rights.noRole')}</span>
        {first && (
          <UnstyledButton
            className={classes.why}
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setOpen(!isOpen)}
            aria-label={t('rights.whyOf', { what: words.permission(scope, action) })}
          >
            {t('rights.why')}
            <IconChevronDown size={14} stroke={STROKE} data-open={isOpen || undefined} aria-hidden="true" />
          </UnstyledButton>
        )}
      </div>
      {isOpen && first && (
        <div id={id} className={classes.path}>
          <WhyPath label={t('rights.path')} boxes={ofWay(name, first)} />
          {others.length > 0 && (
            <p className={classes.also}>
              {t('rights.also', {
                others: others.map((way) => `${level(way.level, way.within)} (${way.role.name})`).join(', '),
              })}
            </p>
          )}
        </div>
      )}
    </div>
  )
}

function Giver({ way }: { way: Way }) {
  const { t } = useTranslation('users')
  const { team, portal, via } = way
  const from = team
    ? t('rights.viaTeam', { team: team.name ?? '…' })
    : portal
      ? t('rights.viaPortal', { portal: portal.name ?? '…' })
      : t(`rights.via.${via}`)
  return (
    <>
      {way.role.name} · {from}
    </>
  )
}
