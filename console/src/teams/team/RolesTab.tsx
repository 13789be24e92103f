import { Button } from '@mantine/core'
import { IconPlus, IconShieldCheck, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { takeTeamRole } from '../../../../server/teams/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { useViewer } from '../../api/viewer.ts'
import { Anchor } from '../../ui/Anchor.tsx'
import { Card, CardRow, CardRows } from '../../ui/Card.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { STROKE } from '../../ui/icons.ts'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import { GiveRole } from '../dialogs/GiveRole.tsx'
import classes from './TeamPane.module.css'
import type { Team } from './team.ts'

/** Roles that come with belonging to the team, or with one position in it. */
export function RolesTab({ team }: { team: Team }) {
  const { t } = useTranslation('teams')
  const undoOf = useUndo()
  const [isGiving, setGiving] = useState(false)
  const take = useChange(takeTeamRole, { alters: ['roles', 'users'] })
  const add = (
    <Button
      size="xs"
      data-size="xs"
      leftSection={<IconPlus size={14} stroke={STROKE} aria-hidden="true" />}
      onClick={() => setGiving(true)}
    >
      {t('roles.give')}
    </Button>
  )
  const remove = ({ id, name, position }: Team['roles'][number]) =>
    take.mutate(
      { params: { team: team.id, role: id }, query: { position } },
      { onSuccess: (_, change) => toast(t('roles.taken', { role: name, team: team.name }), undoOf(change)) },
    )
  return (
    <div className={classes.tab}>
      <Card title={t('tabs.roles')} count={team.roles.length} flush aside={team.can.edit && add}>
        <CardRows>
          {team.roles.map((role) => (
            <CardRow
              key={`${role.id}${role.position}`}
              icon={<IconShieldCheck size={16} stroke={STROKE} aria-hidden="true" />}
              title={<RoleName {...role} />}
              note={role.position ? t('roles.toPosition', { position: role.position }) : t('roles.toAll')}
              aside={
                role.can.remove && (
                  <IconButton label={t('roles.take', { role: role.name })} icon={IconX} onClick={() => remove(role)} />
                )
              }
            />
          ))}
        </CardRows>
      </Card>
      <p className="quiet">{t('roles.help')}</p>
      <ProblemLine problem={take.error} always />
      {isGiving && <GiveRole team={team} onClose={() => setGiving(false)} />}
    </div>
  )
}

function RoleName({ id, name }: { id: string; name: string }) {
  const { can } = useViewer()
  return can['roles.read'] ? <Anchor href={`/roles/${id}`}>{name}</Anchor> : name
}
