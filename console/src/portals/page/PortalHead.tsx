import { IconDoor, IconDoorOff, IconExternalLink, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BackLink, PageHeader } from '../../ui/PageHeader.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { TabHead } from '../../ui/TabPage.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { DeletePortal } from '../dialogs/DeletePortal.tsx'
import { SwitchOff } from '../dialogs/SwitchOff.tsx'
import { SwitchOn } from '../dialogs/SwitchOn.tsx'
import { useSwitch } from '../dialogs/useSwitch.ts'
import { hrefOfPortal, type Portal, type PortalTab } from '../portal.ts'

interface Props {
  readonly portal: Portal
  readonly tab: PortalTab
  readonly tabs: readonly PortalTab[]
}

/** Name and address of the portal; on or off; what can be done with it; its tabs. */
export function PortalHead({ portal, tab, tabs }: Props) {
  const { t } = useTranslation('portals')
  const [asked, setAsked] = useState<'on' | 'off' | 'delete'>()
  const turn = useSwitch(portal)
  const counts = { details: undefined, people: portal.people, roles: portal.roles.length }
  const segments = tabs.map((one) => ({
    ...{ href: hrefOfPortal(portal.id, one), label: t(`tabs.${one}`), isHere: one === tab },
    count: counts[one],
  }))
  // Where nobody is in it, nobody gains anything by it.
  const on = () => (portal.people > 0 ? setAsked('on') : turn.to(true))
  const flip = portal.offAt
    ? { id: 'on', label: t('switchOn.menu'), icon: IconDoor, primary: true, run: on }
    : { id: 'off', label: t('switchOff.menu'), icon: IconDoorOff, run: () => setAsked('off') }
  const remove = { id: 'delete', label: t('delete.menu'), icon: IconTrash, danger: true, run: () => setAsked('delete') }
  const close = () => setAsked(undefined)
  return (
    <TabHead>
      <BackLink href="/portals">{t('title')}</BackLink>
      <PageHeader
        of="page"
        title={portal.name}
        badge={<Tag>{t(portal.offAt ? 'off' : 'on')}</Tag>}
        line={
          <a href={portal.address} target="_blank" rel="noreferrer">
            {portal.address} <IconExternalLink size={13} aria-hidden="true" />
          </a>
        }
        actions={portal.can.edit ? [flip] : []}
        menu={portal.can.delete ? [[remove]] : []}
      />
      <Segments label={t('tabs.label')} segments={segments} of="page" />
      {asked === 'on' && <SwitchOn portal={portal} onClose={close} />}
      {asked === 'off' && <SwitchOff portal={portal} onClose={close} />}
      {asked === 'delete' && <DeletePortal portal={portal} onClose={close} />}
    </TabHead>
  )
}
