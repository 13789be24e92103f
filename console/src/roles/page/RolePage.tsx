import { useParams } from '@tanstack/react-router'
import { getRole, listScopes } from '../../../../server/roles/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { ListPage } from '../../ui/Page.tsx'
import { ProblemState } from '../../ui/ProblemState.tsx'
import { useTitle } from '../../ui/useTitle.ts'
import type { RoleTab } from '../address.ts'
import { HoldersTab } from '../holders/HoldersTab.tsx'
import { PermissionsTab } from '../matrix/PermissionsTab.tsx'
import { DetailsTab } from './DetailsTab.tsx'
import { RoleHead } from './RoleHead.tsx'

/** One role: what it gives, what is known of it, who holds it. */
export function RolePage() {
  const { role: id = '' } = useParams({ strict: false }) as { role?: string }
  const tab = useTab()
  const read = useCall(getRole, { params: { role: id } })
  const scopes = useCall(listScopes, {})
  useTitle(read.data?.name)
  const problem = (!read.data && read.error) || (!scopes.data && scopes.error)
  const retry = () => void Promise.all([read.refetch(), scopes.refetch()])
  if (problem) return <ProblemState problem={problem} onRetry={retry} />
  if (!read.data || !scopes.data) return null
  const role = read.data
  return (
    <ListPage head={<RoleHead key={role.id} role={role} tab={tab} />}>
      {tab === 'permissions' && <PermissionsTab key={role.id} role={role} catalogue={scopes.data} />}
      {tab === 'details' && <DetailsTab key={role.id} role={role} />}
      {tab === 'holders' && <HoldersTab key={role.id} role={role} />}
    </ListPage>
  )
}

function useTab(): RoleTab {
  const { tab } = useParams({ strict: false }) as { tab?: string }
  return tab === 'details' || tab === 'holders' ? tab : 'permissions'
}
