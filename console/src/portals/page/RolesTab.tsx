import { Button } from '@mantine/core'
import { IconPlus, IconShieldCheck, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { takePortalRole } from '../../../../server/portals/contract.ts'
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
import { ALTERED, type Portal } from '../portal.ts'
import classes from './PortalPage.module.css'

/** Roles that everybody in the portal has by it. */
export function RolesTab({ portal }: { portal: Portal }) {
  const { t } = useTranslation('portals')
  const undoOf = useUndo()
  const { can } = useViewer()
  const [isGiving, setGiving] = useState(false)
  const take = useChange(takePortalRole, { alters: ALTERED })
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
  const remove = ({ id, name }: Portal['roles'][number]) =>
    take.mutate(
      { params: { portal: portal.id, role: id } },
      { onSuccess: (saved) => toast(t('roles.taken', { role: name, portal: portal.name }), undoOf(saved)) },
    )
  return (
    <div className={classes.scroll}>
      <div className={classes.details}>
        <Card title={t('tabs.roles')} count={portal.roles.length} flush aside={portal.can.edit && add}>
          <CardRows>
            {portal.roles.map((role) => (
              <CardRow
                key={role.id}
                icon={<IconShieldCheck size={16} stroke={STROKE} aria-hidden="true" />}
                title={can['roles.read'] ? <Anchor href={`/roles/${role.id}`}>{role.name}</Anchor> : role.name}
                aside={
                  role.can.remove && (
                    <IconButton
                      label={t('roles.take', { role: role.name })}
                      icon={IconX}
                      onClick={() => remove(role)}
                    />
                  )
                }
              />
            ))}
          </CardRows>
        </Card>
        <p className="quiet">{t(portal.roles.length > 0 ? 'roles.help' : 'roles.none')}</p>
        <ProblemLine problem={take.error} always />
        {isGiving && <GiveRole portal={portal} onClose={() => setGiving(false)} />}
      </div>
    </div>
  )
}
