import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { issueUserLink } from '../../../../server/links/contract.ts'
import { mailAccessInfo } from '../../../../server/passwords/contract.ts'
import { reactivateUser, restoreUser } from '../../../../server/users/contract.ts'
import { unlockUser } from '../../../../server/users/locks/contract.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { useChange } from '../../api/useChange.ts'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import { useProblemTitle } from '../../ui/useProblemTitle.ts'
import type { UserRow } from '../types.ts'

const ALSO = ['sessions', 'links', 'roles', 'teams']

/** What is done at a press, without a question, since it can be taken back. */
export function useDoings() {
  const { t } = useTranslation('users')
  const undoOf = useUndo()
  const titleOf = useProblemTitle()
  const refused = (problem: ApiProblem) => toast(titleOf(problem))
  const reactivate = useChange(reactivateUser, { alters: ALSO, refused }).mutate
  const restore = useChange(restoreUser, { alters: ALSO, refused }).mutate
  const unlock = useChange(unlockUser, { refused }).mutate
  const issue = useChange(issueUserLink, { alters: ['links'], refused }).mutate
  const accessInfo = useChange(mailAccessInfo, { alters: ['links'], refused }).mutate
  return useMemo(() => {
    const onItsWay = ({ email }: UserRow) => ({ onSuccess: () => toast(t('done.mailed', { address: email })) })
    const send = (kind: 'activation' | 'password-reset') => (user: UserRow) =>
      issue({ params: { user: user.id }, body: { kind, mail: true } }, onItsWay(user))
    return {
      sendInvitation: send('activation'),
      sendLink: send('password-reset'),
      sendAccessInfo: (user: UserRow) => accessInfo({ params: { user: user.id } }, onItsWay(user)),
      unlock: (user: UserRow) =>
        unlock({ params: { user: user.id } }, { onSuccess: () => toast(t('done.unlocked', { name: user.name })) }),
      reactivate: (user: UserRow) =>
        reactivate(
          { params: { user: user.id } },
          {
            onSuccess: (active) => toast(t('done.reactivated', { name: user.name }), undoOf(active)),
          },
        ),
      restore: (user: UserRow) =>
        restore(
          { params: { user: user.id } },
          { onSuccess: (back) => toast(t('done.restored', { name: user.name }), undoOf(back)) },
        ),
    }
  }, [unlock, reactivate, restore, issue, accessInfo, undoOf, t])
}
