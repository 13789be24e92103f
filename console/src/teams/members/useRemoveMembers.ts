import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { removeTeamMember } from '../../../../server/teams/contract.ts'
import { refresh } from '../../api/cache.ts'
import { call } from '../../api/call.ts'
import { type ApiProblem, isProblem } from '../../api/problem.ts'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import { ALTERED, type Member } from './member.ts'

/** Takes members out one by one; what one refuses keeps the others. Undo puts them back as they were. */
export function useRemoveMembers() {
  const { t } = useTranslation('teams')
  const undoOf = useUndo()
  return useCallback(
    async (members: readonly Member[]) => {
      const told = await removeEach(members)
      const done = t('member.removed', { count: told.done.length, name: told.done[0]?.user.name })
      const refused =
        told.problem && t('member.kept', { count: told.refused, why: told.problem.detail ?? told.problem.title })
      toast([told.done.length > 0 && done, refused].filter(Boolean).join(' '), undoOf(told.sent))
    },
    [t, undoOf],
  )
}

async function removeEach(members: readonly Member[]) {
  const done: Member[] = []
  const sent: object[] = []
  let problem: ApiProblem | undefined
  for (const member of members) {
    try {
      const change = { params: { team: member.team.id, user: member.user.id } }
      await call(removeTeamMember, change)
      done.push(member)
      sent.push(change)
    } catch (error) {
      if (!isProblem(error)) throw error
      problem = error
    }
  }
  void refresh('teams', ...ALTERED)
  return { done, sent, problem, refused: members.length - done.length }
}
