import { IconDoor } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listPortals } from '../../../server/portals/contract.ts'
import { useCall } from '../api/useCall.ts'
import { useViewer } from '../api/viewer.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { STROKE } from '../ui/icons.ts'
import { ListPage } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { ProblemState } from '../ui/ProblemState.tsx'
import { DataTable } from '../ui/table/DataTable.tsx'
import { useAskedInAddress } from '../ui/useAskedInAddress.ts'
import { useFormat } from '../ui/useFormat.ts'
import { useGo } from '../ui/useGo.ts'
import { useNewAction } from '../ui/useNewAction.ts'
import { PortalPanel } from './PortalPanel.tsx'
import { hrefOfPortal, type PortalSummary } from './portal.ts'
import { usePortalColumns } from './usePortalColumns.tsx'

const keyOf = ({ id }: PortalSummary) => id
const nameOf = ({ name }: PortalSummary) => name
const hrefOf = ({ id }: PortalSummary) => hrefOfPortal(id)

/** All portals: where each stands, on or off, who is in it and what it gives. */
export function PortalsPage() {
  const { t } = useTranslation('portals')
  const format = useFormat()
  const go = useGo()
  const [isNew, setNew] = useState(false)
  const read = useCall(listPortals, {})
  const rows = read.data?.items
  const mayMake = Boolean(useViewer().can['portals.create'])
  const make = () => setNew(true)
  useAskedInAddress('new', mayMake ? make : undefined)
  const actions = useNewAction(t('new.title'), mayMake ? make : undefined)
  const columns = usePortalColumns()
  const phone = (portal: PortalSummary) => ({
    start: <IconDoor size={20} stroke={STROKE} aria-hidden="true" />,
    title: portal.name,
    note: portal.address,
    end: portal.offAt ? t('off') : t('on'),
    endNote: format.number(portal.people),
  })
  return (
    <ListPage head={<PageHeader title={t('title')} count={rows?.length} line={t('about')} actions={actions} />}>
      <DataTable
        label={t('title')}
        rows={rows}
        columns={columns}
        {...{ keyOf, nameOf, hrefOf, phone }}
        empty={
          <EmptyState icon={IconDoor} title={t('none.title')}>
            {t('none.help')}
          </EmptyState>
        }
        problem={read.error && !rows && <ProblemState problem={read.error} onRetry={() => void read.refetch()} />}
      />
      {isNew && mayMake && <PortalPanel onClose={() => setNew(false)} onDone={({ id }) => go(hrefOfPortal(id))} />}
    </ListPage>
  )
}
