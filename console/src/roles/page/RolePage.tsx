import { useParams } from '@tanstack/react-router'
import { getRole, listScopes } from '../../../../server/roles/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { ListPage } from '../../ui/Page.tsx'
import { ProblemState } from '../../ui/ProblemState.tsx'
import { useTitle } from '../../ui/useTitle.ts'
import type { RoleTab } from '../address.ts'
import { FieldsTab } from '../fields/FieldsTab.tsx'
import { HoldersTab } from '../holders/HoldersTab.tsx'
import { PermissionsTab } from '../matrix/PermissionsTab.tsx'
import type { Catalogue } from '../role.ts'
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
    <ListPage head={<RoleHead key={role.id} role={role} tab={tab} tabs={tabsOf(scopes.data)} />}>
      {tab === 'permissions' && <PermissionsTab key={role.id} role={role} catalogue={scopes.data} />}
      {tab === 'special' && <PermissionsTab key={`${role.id} special`} role={role} catalogue={scopes.data} isSpecial />}
      {tab === 'fields' && <FieldsTab key={role.id} role={role} catalogue={scopes.data} />}
      {tab === 'details' && <DetailsTab key={role.id} role={role} />}
      {tab === 'holders' && <HoldersTab key={role.id} role={role} />}
    </ListPage>
  )
}

const tabs: readonly RoleTab[] = ['permissions', 'fields', 'special', 'details', 'holders']

/** Fields and special permissions are declared by modules; where none does, there is nothing to say. */
function tabsOf({ scopes }: Catalogue): readonly RoleTab[] {
  return tabs.filter((tab) => {
    if (tab === 'fields') return scopes.some(({ fields }) => fields.length > 0)
    return tab !== 'special' || scopes.some(({ special }) => special)
  })
}

function useTab(): RoleTab {
  const { tab } = useParams({ strict: false }) as { tab?: string }
  return tabs.find((one) => one === tab) ?? 'permissions'
}
