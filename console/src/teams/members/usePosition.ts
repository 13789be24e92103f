import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { previewAccess } from '../../../../server/previews/contract.ts'
import { changeTeamMember } from '../../../../server/teams/contract.ts'
import { call } from '../../api/call.ts'
import { isProblem } from '../../api/problem.ts'
import { useChange } from '../../api/useChange.ts'
import type { AccessChange } from '../../ui/impact/useImpact.ts'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import type { Team } from '../team/team.ts'
import { ALTERED, type Member } from './member.ts'

/** A position chosen in a member's row. */
export interface Chosen {
  readonly member: Member
  readonly position: string
}

/** Another position from a row: at once where it changes nobody's rights, else only after it was said whose. */
export function usePosition(team: Team) {
  const [asked, setAsked] = useState<Chosen>()
  const put = usePut(team)
  const choose = useCallback(
    async (chosen: Chosen) => ((await alters(changeOf(team, chosen))) ? setAsked(chosen) : put.save(chosen)),
    [team, put.save],
  )
  return { asked, choose, ...put, close: () => setAsked(undefined) }
}

export function changeOf(team: Team, { member, position }: Chosen): AccessChange {
  return { kind: 'members', team: team.id, people: [member.user.id], become: { position } }
}

/** What cannot be foreseen is left to the answer of the change itself. */
async function alters(change: AccessChange): Promise<boolean> {
  try {
    return (await call(previewAccess, { body: { change } })).changes.length > 0
  } catch (error) {
    if (!isProblem(error)) throw error
    return false
  }
}

function usePut(team: Team) {
  const { t } = useTranslation('teams')
  const undoOf = useUndo()
  const { mutate, isPending } = useChange(changeTeamMember, { alters: ALTERED })
  const save = useCallback(
    ({ member: { user }, position }: Chosen, then?: () => void) =>
      mutate(
        { params: { team: team.id, user: user.id }, body: { position } },
        {
          onSuccess: (put) => {
            toast(t('position.changed', { name: user.name, position: position || t('position.none') }), undoOf(put))
            then?.()
          },
          onError: (problem) => {
            toast(`${t('position.refused', { name: user.name })} ${problem.detail ?? problem.title}`)
            then?.()
          },
        },
      ),
    [team.id, mutate, t, undoOf],
  )
  return { save, busy: isPending }
}
