import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { removePortalPerson } from '../../../../server/portals/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import { ALTERED } from '../portal.ts'

interface Named {
  readonly id: string
  readonly name: string
}

/** Takes somebody out of a portal, where they are signed out at once; Undo lets them in again. */
export function useTakeOut() {
  const { t } = useTranslation('portals')
  const undoOf = useUndo()
  const { mutate: remove } = useChange(removePortalPerson, { alters: ALTERED })
  return useCallback(
    (portal: Named, user: Named) => {
      const words = { name: user.name, portal: portal.name }
      remove(
        { params: { portal: portal.id, user: user.id } },
        {
          onSuccess: (_, change) => toast(t('people.out', words), undoOf(change)),
          onError: (problem) => toast(problem.detail ?? problem.title),
        },
      )
    },
    [t, remove, undoOf],
  )
}
