import { useMemo } from 'react'
import { listTeams } from '../../../../server/teams/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { useViewer } from '../../api/viewer.ts'
import { teamChoices } from '../filters/teamChoices.ts'

/** Teams that the viewer may see, each told apart from others of its name by the teams above. */
export function useTeamChoices() {
  const { can } = useViewer()
  const { data } = useCall(listTeams, {}, { when: Boolean(can['teams.read']) })
  return useMemo(() => {
    const choices = teamChoices(data?.items ?? [])
    const named = Map.groupBy(choices, (choice) => choice.label)
    const isTwin = (label: string) => (named.get(label)?.length ?? 0) > 1
    return choices.map(({ value, label, note }) => ({
      value,
      label: isTwin(label) && note ? `${label} (${note})` : label,
    }))
  }, [data])
}
