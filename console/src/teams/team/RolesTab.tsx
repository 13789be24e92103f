import { useTranslation } from 'react-i18next'
import { GivenRoles } from '../../ui/pick/GivenRoles.tsx'
import { WhoMay } from '../../ui/who/WhoMay.tsx'
import { GiveRole } from '../dialogs/GiveRole.tsx'
import { TakeRole } from '../dialogs/TakeRole.tsx'
import classes from './TeamPane.module.css'
import type { Team } from './team.ts'

/** Roles that come with belonging to the team, or with one position in it. */
export function RolesTab({ team }: { team: Team }) {
  const { t } = useTranslation(['teams', 'who'])
  return (
    <div className={classes.tab}>
      <GivenRoles
        title={t('tabs.roles')}
        roles={team.roles}
        noteOf={({ position }) => (position ? t('roles.toPosition', { position }) : t('roles.toAll'))}
        help={t('roles.help')}
        mayGive={team.can.edit}
        takeLabel={({ name }) => t('roles.take', { role: name })}
        giving={(close) => <GiveRole team={team} onClose={close} />}
        taking={(role, close) => <TakeRole team={team} role={role} onClose={close} />}
      />
      <WhoMay title={t('who:title')} label={t('who:label.team', { team: team.name })} teamId={team.id} />
    </div>
  )
}
