import { SegmentedControl } from '@mantine/core'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { listRoles } from '../../../server/roles/contract.ts'
import { useCall } from '../api/useCall.ts'
import { useViewer } from '../api/viewer.ts'
import { useToldCount } from '../ui/counts.ts'
import { later } from '../ui/missing/later.tsx'
import { ListPage } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { ProblemState } from '../ui/ProblemState.tsx'
import { useAddress } from '../ui/useAddress.ts'
import { useAskedInAddress } from '../ui/useAskedInAddress.ts'
import { useNewAction } from '../ui/useNewAction.ts'
import { RolesList } from './list/RolesList.tsx'
import { useRoleLayers } from './list/useRoleLayers.tsx'

const RolesCompared = later(async () => ({ default: (await import('./compare/RolesCompared.tsx')).RolesCompared }))

/** All roles: as a list, or side by side. */
export function RolesPage() {
  const { t } = useTranslation('roles')
  const { search, change } = useAddress()
  const read = useCall(listRoles, {})
  const roles = read.data?.items
  const layers = useRoleLayers()
  const create = useCreate(layers.create)
  const view = search.get('view') === 'compare' ? 'compare' : 'list'
  useToldCount('roles', roles?.length)
  if (read.error && !roles) return <ProblemState problem={read.error} onRetry={() => void read.refetch()} />
  const choice = (
    <SegmentedControl
      aria-label={t('view.label')}
      value={view}
      onChange={(next) => change({ view: next === 'compare' ? next : undefined })}
      data={[
        { value: 'list', label: t('view.list') },
        { value: 'compare', label: t('view.compare') },
      ]}
    />
  )
  const head = <PageHeader title={t('title')} count={roles?.length} aside={choice} actions={create} />
  return (
    <ListPage head={head}>
      {view === 'compare' ? (
        <Suspense>{roles && <RolesCompared roles={roles} />}</Suspense>
      ) : (
        <RolesList roles={roles} administrator={read.data?.administrator} menuOf={layers.menuOf} />
      )}
      {layers.open}
    </ListPage>
  )
}

function useCreate(run: () => void) {
  const { t } = useTranslation('roles')
  const isAllowed = Boolean(useViewer().can['roles.create'])
  useAskedInAddress('new', isAllowed ? run : undefined)
  return useNewAction(t('new.title'), isAllowed ? run : undefined)
}
