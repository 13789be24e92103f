import { useTranslation } from 'react-i18next'
import { revokeUserRole } from '../../../../server/roles/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { ConfirmChange } from '../../ui/impact/ConfirmChange.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import { ALTERED, type Role } from '../role.ts'
import type { Holder } from './holder.ts'

interface Props {
  readonly role: Role
  readonly holder: Holder
  readonly onClose: () => void
}

/** Takes the role from somebody who holds it directly; Undo gives it back with its bounds. */
export function RemoveHolder({ role, holder: { user }, onClose }: Props) {
  const { t } = useTranslation('roles')
  const undoOf = useUndo()
  const revoke = useChange(revokeUserRole, { alters: ALTERED })
  const words = { name: user.name, role: role.name }
  const confirm = () =>
    revoke.mutate(
      { params: { user: user.id, role: role.id } },
      {
        onSuccess: (_, change) => {
          toast(t('holders.removed', words), undoOf(change))
          onClose()
        },
      },
    )
  return (
    <ConfirmChange
      title={t('holders.removeTitle', words)}
      verb={t('holders.removeDo')}
      change={{ kind: 'roles', people: [user.id], role: role.id, become: null }}
      busy={revoke.isPending}
      problem={revoke.error}
      onConfirm={confirm}
      onClose={onClose}
    />
  )
}
