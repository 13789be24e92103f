import { useTranslation } from 'react-i18next'
import { DiffLine } from '../../ui/DiffLine.tsx'
import { ConfirmChange } from '../../ui/impact/ConfirmChange.tsx'
import type { Team } from '../team/team.ts'
import { changeOf, type usePosition } from './usePosition.ts'

/** Asks before a position is taken that gives or takes rights, and says which. */
export function ChangePosition({ team, position: { asked, save, busy, close } }: Props) {
  const { t } = useTranslation('teams')
  if (!asked) return null
  const { name } = asked.member.user
  return (
    <ConfirmChange
      title={t('position.ask', { name, team: team.name })}
      verb={asked.position ? t('position.do', { position: asked.position }) : t('position.doNone')}
      change={changeOf(team, asked)}
      busy={busy}
      onConfirm={() => save(asked, close)}
      onClose={close}
    >
      <DiffLine before={asked.member.position || t('position.none')} after={asked.position || t('position.none')} />
    </ConfirmChange>
  )
}

interface Props {
  readonly team: Team
  readonly position: ReturnType<typeof usePosition>
}
