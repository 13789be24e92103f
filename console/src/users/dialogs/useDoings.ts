import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { reactivateUser, restoreUser, suspendUser } from '../../../../server/users/contract.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { useChange } from '../../api/useChange.ts'
import { toast } from '../../ui/toast/store.ts'
import { useProblemTitle } from '../../ui/useProblemTitle.ts'
import type { UserRow } from '../types.ts'

const ALSO = ['sessions', 'links', 'roles', 'teams']

/** What is done at a press, without a question, since it can be taken back. */
export function useDoings() {
  const { t } = useTranslation('users')
  const titleOf = useProblemTitle()
  const refused = (problem: ApiProblem) => toast(titleOf(problem))
  const suspend = useChange(suspendUser, { alters: ALSO }).mutate
  const reactivate = useChange(reactivateUser, { alters: ALSO, refused }).mutate
  const restore = useChange(restoreUser, { alters: ALSO, refused }).mutate
  return useMemo(
    () => ({
      reactivate: (user: UserRow) =>
        reactivate(
          { params: { user: user.id } },
          {
            onSuccess: () =>
              toast(t('done.reactivated', { name: user.name }), () =>
                suspend({
                  params: { user: user.id },
                  body: { reason: user.status.reason, until: user.status.until },
                }),
              ),
          },
        ),
      restore: (user: UserRow) =>
        restore({ params: { user: user.id } }, { onSuccess: () => toast(t('done.restored', { name: user.name })) }),
    }),
    [reactivate, restore, suspend, t],
  )
}
