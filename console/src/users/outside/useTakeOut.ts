import { useTranslation } from 'react-i18next'
import { removePortalPerson } from '../../../../server/portals/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import type { UserDetail } from '../types.ts'

/** Takes somebody out of a portal, where they are signed out at once; Undo lets them in again. */
export function useTakeOut({ id: user, name }: UserDetail) {
  const { t } = useTranslation('users')
  const undoOf = useUndo()
  const remove = useChange(removePortalPerson, { alters: ['portals', 'users', 'roles', 'access'] })
  return ({ id, name: portal }: { readonly id: string; readonly name: string }) =>
    remove.mutate(
      { params: { portal: id, user } },
      {
        onSuccess: (_, change) => toast(t('outside.out', { name, portal }), undoOf(change)),
        onError: (problem) => toast(problem.detail ?? problem.title),
      },
    )
}
