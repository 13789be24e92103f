import { useTranslation } from 'react-i18next'
import { giveTeamRole } from '../../../../server/teams/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { GiveRoleDialog } from '../../ui/pick/GiveRoleDialog.tsx'
import type { Team } from '../team/team.ts'

/** Lets the team give a role, to everybody in it or to one position. */
export function GiveRole({ team, onClose }: { team: Team; onClose: () => void }) {
  const { t } = useTranslation('teams')
  const give = useChange(giveTeamRole, { alters: ['roles', 'users'] })
  const everybody = { value: '', label: t('roles.everybody') }
  const positions = [everybody, ...team.positions.map(({ name }) => ({ value: name, label: name }))]
  return (
    <GiveRoleDialog
      title={t('roles.giveTitle', { team: team.name })}
      audience="internal"
      part={{ label: t('roles.to'), data: positions }}
      changeOf={(role, position) => ({ kind: 'team-role', team: team.id, role, position, give: true })}
      give={(role, position) => give.mutateAsync({ params: { team: team.id, role }, query: { position } })}
      done={(role) => t('roles.given', { role, team: team.name })}
      onClose={onClose}
    />
  )
}
