import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { grantUserRole, revokeUserRole } from '../../../../server/roles/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { toast } from '../../ui/toast/store.ts'
import { ALTERED, type Role } from '../role.ts'
import type { Holder } from './holder.ts'

/** Takes the role from somebody who holds it directly; Undo gives it back with its bounds. */
export function useRemoveHolder(role: Role) {
  const { t } = useTranslation('roles')
  const { id, name } = role
  const { mutate: revoke } = useChange(revokeUserRole, { alters: ALTERED })
  const { mutate: grant } = useChange(grantUserRole, { alters: ALTERED })
  return useCallback(
    ({ user, from, until }: Holder) => {
      const params = { user: user.id, role: id }
      const words = { name: user.name, role: name }
      const undo = () => grant({ params, body: { from, until } }, { onSuccess: () => toast(t('holders.back', words)) })
      revoke(
        { params },
        {
          onSuccess: () => toast(t('holders.removed', words), undo),
          onError: (problem) => toast(`${t('holders.kept', words)} ${problem.detail ?? problem.title}`),
        },
      )
    },
    [t, id, name, revoke, grant],
  )
}
