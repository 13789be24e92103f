import { useTranslation } from 'react-i18next'
import { takeTeamRole } from '../../../../server/teams/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { ConfirmChange } from '../../ui/impact/ConfirmChange.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import type { Team } from '../team/team.ts'

interface Props {
  readonly team: Team
  readonly role: Team['roles'][number]
  readonly onClose: () => void
}

/** The team gives a role no more; says first who loses what. */
export function TakeRole({ team, role: { id, name, position }, onClose }: Props) {
  const { t } = useTranslation('teams')
  const undoOf = useUndo()
  const take = useChange(takeTeamRole, { alters: ['roles', 'users'] })
  const confirm = () =>
    take.mutate(
      { params: { team: team.id, role: id }, query: { position } },
      {
        onSuccess: (_, change) => {
          toast(t('roles.taken', { role: name, team: team.name }), undoOf(change))
          onClose()
        },
      },
    )
  return (
    <ConfirmChange
      title={t('roles.takeTitle', { role: name, team: team.name })}
      verb={t('roles.takeDo')}
      change={{ kind: 'team-role', team: team.id, role: id, position, give: false }}
      busy={take.isPending}
      problem={take.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p className="quiet">{position ? t('roles.toPosition', { position }) : t('roles.toAll')}</p>
    </ConfirmChange>
  )
}
