import { useTranslation } from 'react-i18next'
import { removeTeamMember } from '../../../../server/teams/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { ConfirmChange } from '../../ui/impact/ConfirmChange.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import { callNameOf, type UserDetail } from '../types.ts'
import type { UserTeam } from './TeamsCard.tsx'

interface Props {
  readonly user: UserDetail
  readonly team: UserTeam['team']
  readonly onClose: () => void
}

/** Takes somebody out of a team. */
export function LeaveTeam({ user, team, onClose }: Props) {
  const { t } = useTranslation('users')
  const undoOf = useUndo()
  const remove = useChange(removeTeamMember, { alters: ['users', 'roles'] })
  const name = callNameOf(user)
  const confirm = () =>
    remove.mutate(
      { params: { team: team.id, user: user.id } },
      {
        onSuccess: (_, change) => {
          toast(t('done.teamRemoved', { name, team: team.name }), undoOf(change))
          onClose()
        },
      },
    )
  return (
    <ConfirmChange
      title={t('access.leaveTitle', { name, team: team.name })}
      verb={t('access.leaveDo')}
      change={{ kind: 'members', team: team.id, people: [user.id], become: null }}
      busy={remove.isPending}
      problem={remove.error}
      onConfirm={confirm}
      onClose={onClose}
    />
  )
}
