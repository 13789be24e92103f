import { useParams } from '@tanstack/react-router'
import { getPortal } from '../../../../server/portals/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { ListPage } from '../../ui/Page.tsx'
import { ProblemState } from '../../ui/ProblemState.tsx'
import { useTitle } from '../../ui/useTitle.ts'
import type { PortalTab } from '../portal.ts'
import { DetailsTab } from './DetailsTab.tsx'
import { PeopleTab } from './PeopleTab.tsx'
import { PortalHead } from './PortalHead.tsx'
import { RolesTab } from './RolesTab.tsx'

const tabs: readonly PortalTab[] = ['details', 'people', 'roles']

/** One portal: how it looks, who is in it, what it gives. */
export function PortalPage() {
  const { portal: id = '', tab: asked } = useParams({ strict: false }) as { portal?: string; tab?: string }
  const tab = tabs.find((one) => one === asked) ?? 'details'
  const read = useCall(getPortal, { params: { portal: id } })
  useTitle(read.data?.name)
  if (!read.data && read.error) return <ProblemState problem={read.error} onRetry={() => void read.refetch()} />
  if (!read.data) return null
  const portal = read.data
  return (
    <ListPage head={<PortalHead key={portal.id} portal={portal} tab={tab} tabs={tabs} />}>
      {tab === 'details' && <DetailsTab key={portal.id} portal={portal} />}
      {tab === 'people' && <PeopleTab key={portal.id} portal={portal} />}
      {tab === 'roles' && <RolesTab key={portal.id} portal={portal} />}
    </ListPage>
  )
}
