import { getUser } from '../../../../server/users/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { later } from '../../ui/missing/later.tsx'
import type { UserRow } from '../types.ts'
import { DeleteDialog } from './DeleteDialog.tsx'
import { LinkDialog } from './LinkDialog.tsx'
import { PurgeDialog } from './PurgeDialog.tsx'
import { SessionsDialog } from './SessionsDialog.tsx'
import { SuspendDialog } from './SuspendDialog.tsx'
import { TypeDialog } from './TypeDialog.tsx'
import type { LayerKind } from './useUserLayers.tsx'

const EditPanel = later(() => import('../edit/EditPanel.tsx'))
const LogInAsDialog = later(() => import('../log-in-as/LogInAsDialog.tsx'))
const PasswordDialog = later(() => import('./PasswordDialog.tsx'))
const PhotoDialog = later(() => import('../photo/PhotoDialog.tsx'))

interface Props {
  readonly kind: LayerKind
  readonly user: UserRow
  readonly onOpen: (kind: LayerKind, user: UserRow) => void
  readonly onClose: () => void
}

/** What is open about a person; each layer knows the person as they are now, not as the list read them. */
export default function UserLayer({ kind, user, onOpen, onClose }: Props) {
  const { data } = useCall(getUser, { params: { user: user.id } })
  if (!data) return null
  const props = { user: data, onClose }
  switch (kind) {
    case 'edit':
      return <EditPanel {...props} />
    case 'photo':
      return <PhotoDialog {...props} />
    case 'suspend':
      return <SuspendDialog {...props} />
    case 'delete':
      return <DeleteDialog {...props} onSuspend={() => onOpen('suspend', user)} />
    case 'purge':
      return <PurgeDialog {...props} />
    case 'type':
      return <TypeDialog {...props} />
    case 'sessions':
      return <SessionsDialog {...props} />
    case 'logInAs':
      return <LogInAsDialog {...props} />
    case 'password':
      return <PasswordDialog {...props} />
    case 'link':
      return <LinkDialog {...props} />
  }
}
