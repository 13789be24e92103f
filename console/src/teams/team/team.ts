import type { ReplyOf } from '../../../../server/platform/contract.ts'
import type { getTeam } from '../../../../server/teams/contract.ts'

export type Team = ReplyOf<typeof getTeam>

/** What a team gives, one line a role: to everybody, or to the positions named. */
export function givenRoles(team: Team) {
  const roles = new Map<string, { id: string; name: string; positions: string[] }>()
  for (const { id, name, position } of team.roles) {
    const known = roles.get(id) ?? { id, name, positions: [] }
    roles.set(id, { ...known, positions: [...known.positions, position] })
  }
  return [...roles.values()].map((role) => ({ ...role, positions: role.positions.filter(Boolean) }))
}
