import { Button } from '@mantine/core'
import { IconDoor, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '../../api/viewer.ts'
import { Anchor } from '../../ui/Anchor.tsx'
import { Card, CardRow, CardRows } from '../../ui/Card.tsx'
import { FactList } from '../../ui/FactList.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { STROKE } from '../../ui/icons.ts'
import { TakeOut } from '../../ui/portal/TakeOut.tsx'
import type { UserDetail } from '../types.ts'
import classes from './Outside.module.css'
import { OutsideDialog } from './OutsideDialog.tsx'

/** Of a portal user: in which portals they are, who they are and for whom they act. */
export function OutsideCard({ user }: { user: UserDetail }) {
  const { t } = useTranslation('users')
  const { can } = useViewer()
  const [isChanging, setChanging] = useState(false)
  const [leaving, setLeaving] = useState<UserDetail['portals'][number]>()
  const mayPut = can['portals.edit'] && user.can.edit
  const change = (mayPut || user.can.grant) && (
    <Button size="xs" data-size="xs" onClick={() => setChanging(true)}>
      {t('outside.change')}
    </Button>
  )
  return (
    <Card title={t('outside.title')} count={user.portals.length} flush aside={change}>
      <CardRows>
        {user.portals.map((portal) => (
          <CardRow
            key={portal.id}
            icon={<IconDoor size={16} stroke={STROKE} aria-hidden="true" />}
            title={can['portals.read'] ? <Anchor href={`/portals/${portal.id}`}>{portal.name}</Anchor> : portal.name}
            note={portal.offAt ? t('outside.isOff') : undefined}
            aside={
              mayPut && (
                <IconButton
                  label={t('outside.takeOut', { portal: portal.name })}
                  icon={IconX}
                  onClick={() => setLeaving(portal)}
                />
              )
            }
          />
        ))}
      </CardRows>
      <div className={classes.facts}>
        <FactList
          facts={[
            [t('outside.contact'), user.contact?.name ?? null],
            [t('outside.accounts'), user.accounts.map(({ name }) => name).join(', ')],
          ]}
        />
      </div>
      {leaving && <TakeOut portal={leaving} user={user} onClose={() => setLeaving(undefined)} />}
      {isChanging && <OutsideDialog user={user} onClose={() => setChanging(false)} />}
    </Card>
  )
}
