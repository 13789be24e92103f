import { useEffect, useRef } from 'react'
import { useSelection } from '../../ui/table/useSelection.ts'
import type { Team } from '../team/team.ts'
import type { Member } from './member.ts'

/** The ticked members, also those of pages left meanwhile. */
export function useMemberSelection(team: Team, shown: readonly Member[] = []) {
  const selection = useSelection()
  const known = useRef(new Map<string, Member>())
  for (const member of shown) known.current.set(member.user.id, member)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another team begins without ticks
  useEffect(() => selection.clear(), [team.id])
  const members = [...selection.keys].map((id) => known.current.get(id)).filter((member) => member !== undefined)
  return { selection, members }
}
