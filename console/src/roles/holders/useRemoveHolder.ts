import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { revokeUserRole } from '../../../../server/roles/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import { ALTERED, type Role } from '../role.ts'
import type { Holder } from './holder.ts'

/** Takes the role from somebody who holds it directly; Undo gives it back with its bounds. */
export function useRemoveHolder(role: Role) {
  const { t } = useTranslation('roles')
  const undoOf = useUndo()
  const { id, name } = role
  const { mutate: revoke } = useChange(revokeUserRole, { alters: ALTERED })
  return useCallback(
    ({ user }: Holder) => {
      const words = { name: user.name, role: name }
      revoke(
        { params: { user: user.id, role: id } },
        {
          onSuccess: (_, change) => toast(t('holders.removed', words), undoOf(change)),
          onError: (problem) => toast(`${t('holders.kept', words)} ${problem.detail ?? problem.title}`),
        },
      )
    },
    [t, id, name, revoke, undoOf],
  )
}
