import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { addTeamMember, removeTeamMember } from '../../../../server/teams/contract.ts'
import { refresh } from '../../api/cache.ts'
import { call } from '../../api/call.ts'
import { type ApiProblem, isProblem } from '../../api/problem.ts'
import { toast } from '../../ui/toast/store.ts'
import { ALTERED, type Member } from './member.ts'

/** Takes members out one by one; what one refuses keeps the others. Undo puts them back as they were. */
export function useRemoveMembers() {
  const { t } = useTranslation('teams')
  return useCallback(
    async (members: readonly Member[]) => {
      const told = await each(members, (member) => call(removeTeamMember, { params: placeOf(member) }))
      const undo = async () => {
        await each(told.done, (member) => call(addTeamMember, { params: placeOf(member), body: boundsOf(member) }))
        toast(t('member.back', { count: told.done.length, name: told.done[0]?.user.name }))
      }
      const done = t('member.removed', { count: told.done.length, name: told.done[0]?.user.name })
      const refused =
        told.problem && t('member.kept', { count: told.refused, why: told.problem.detail ?? told.problem.title })
      toast(
        [told.done.length > 0 && done, refused].filter(Boolean).join(' '),
        told.done.length > 0 ? () => void undo() : undefined,
      )
    },
    [t],
  )
}

async function each(members: readonly Member[], change: (member: Member) => Promise<unknown>) {
  const done: Member[] = []
  let problem: ApiProblem | undefined
  for (const member of members) {
    try {
      await change(member)
      done.push(member)
    } catch (error) {
      if (!isProblem(error)) throw error
      problem = error
    }
  }
  void refresh('teams', ...ALTERED)
  return { done, problem, refused: members.length - done.length }
}

const placeOf = ({ team, user }: Member) => ({ team: team.id, user: user.id })
const boundsOf = ({ position, order, from, until }: Member) => ({ position, order, from, until })
