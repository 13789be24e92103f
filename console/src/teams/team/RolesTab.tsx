import { Button } from '@mantine/core'
import { IconPlus, IconShieldCheck, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '../../api/viewer.ts'
import { Anchor } from '../../ui/Anchor.tsx'
import { Card, CardRow, CardRows } from '../../ui/Card.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { STROKE } from '../../ui/icons.ts'
import { WhoMay } from '../../ui/who/WhoMay.tsx'
import { GiveRole } from '../dialogs/GiveRole.tsx'
import { TakeRole } from '../dialogs/TakeRole.tsx'
import classes from './TeamPane.module.css'
import type { Team } from './team.ts'

/** Roles that come with belonging to the team, or with one position in it. */
export function RolesTab({ team }: { team: Team }) {
  const { t } = useTranslation(['teams', 'who'])
  const [isGiving, setGiving] = useState(false)
  const [taking, setTaking] = useState<Team['roles'][number]>()
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
                  <IconButton
                    label={t('roles.take', { role: role.name })}
                    icon={IconX}
                    onClick={() => setTaking(role)}
                  />
                )
              }
            />
          ))}
        </CardRows>
      </Card>
      <p className="quiet">{t('roles.help')}</p>
      <WhoMay title={t('who:title')} label={t('who:label.team', { team: team.name })} teamId={team.id} />
      {taking && <TakeRole team={team} role={taking} onClose={() => setTaking(undefined)} />}
      {isGiving && <GiveRole team={team} onClose={() => setGiving(false)} />}
    </div>
  )
}

function RoleName({ id, name }: { id: string; name: string }) {
  const { can } = useViewer()
  return can['roles.read'] ? <Anchor href={`/roles/${id}`}>{name}</Anchor> : name
}
