import { useTranslation } from 'react-i18next'
import { revokeUserRole } from '../../../../server/roles/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { ConfirmChange } from '../../ui/impact/ConfirmChange.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import { callNameOf, type UserDetail } from '../types.ts'
import type { UserRole } from './RolesCard.tsx'

interface Props {
  readonly user: UserDetail
  readonly role: UserRole['role']
  readonly onClose: () => void
}

/** Takes a role that was given directly. */
export function TakeRole({ user, role, onClose }: Props) {
  const { t } = useTranslation('users')
  const undoOf = useUndo()
  const revoke = useChange(revokeUserRole, { alters: ['users'] })
  const name = callNameOf(user)
  const confirm = () =>
    revoke.mutate(
      { params: { user: user.id, role: role.id } },
      {
        onSuccess: (_, change) => {
          toast(t('done.roleTaken', { name, role: role.name }), undoOf(change))
          onClose()
        },
      },
    )
  return (
    <ConfirmChange
      title={t('access.takeTitle', { name, role: role.name })}
      verb={t('access.takeDo')}
      change={{ kind: 'roles', people: [user.id], role: role.id, become: null }}
      busy={revoke.isPending}
      problem={revoke.error}
      onConfirm={confirm}
      onClose={onClose}
    />
  )
}
