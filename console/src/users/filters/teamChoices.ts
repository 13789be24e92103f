import type { ReplyOf } from '../../../../server/platform/contract.ts'
import type { listTeams } from '../../../../server/teams/contract.ts'

type TeamNode = ReplyOf<typeof listTeams>['items'][number]

export interface TeamChoice {
  readonly value: string
  readonly label: string
  /** Where it lies: names are unique among siblings only. */
  readonly note: string | undefined
}

/** Teams to choose from, each with the teams above. */
export function teamChoices(teams: readonly TeamNode[]): TeamChoice[] {
  const byId = new Map(teams.map((team) => [team.id, team]))
  const above = (team: TeamNode): string[] => {
    const parent = team.parentId ? byId.get(team.parentId) : undefined
    return parent ? [...above(parent), parent.name] : []
  }
  return teams.map((team) => ({ value: team.id, label: team.name, note: above(team).join(' › ') || undefined }))
}
