export type TeamTab = 'members' | 'below' | 'positions' | 'roles'

/** The page of a team, at one of its tabs. */
export function hrefOfTeam(id: string, tab: TeamTab = 'members'): string {
  return tab === 'members' ? `/teams/${id}` : `/teams/${id}/${tab}`
}
