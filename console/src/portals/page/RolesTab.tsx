import { Button } from '@mantine/core'
import { IconPlus, IconShieldCheck, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '../../api/viewer.ts'
import { Anchor } from '../../ui/Anchor.tsx'
import { Card, CardRow, CardRows } from '../../ui/Card.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { STROKE } from '../../ui/icons.ts'
import { TabBody } from '../../ui/TabPage.tsx'
import { GiveRole } from '../dialogs/GiveRole.tsx'
import { TakeRole } from '../dialogs/TakeRole.tsx'
import type { Portal } from '../portal.ts'

/** Roles that everybody in the portal has by it. */
export function RolesTab({ portal }: { portal: Portal }) {
  const { t } = useTranslation('portals')
  const { can } = useViewer()
  const [isGiving, setGiving] = useState(false)
  const [taking, setTaking] = useState<Portal['roles'][number]>()
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
    <TabBody>
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
                    onClick={() => setTaking(role)}
                  />
                )
              }
            />
          ))}
        </CardRows>
      </Card>
      <p className="quiet">{t(portal.roles.length > 0 ? 'roles.help' : 'roles.none')}</p>
      {taking && <TakeRole portal={portal} role={taking} onClose={() => setTaking(undefined)} />}
      {isGiving && <GiveRole portal={portal} onClose={() => setGiving(false)} />}
    </TabBody>
  )
}
