export type RoleTab = 'permissions' | 'fields' | 'special' | 'details' | 'holders'

/** The page of a role, at one of its tabs. */
export function hrefOfRole(id: string, tab: RoleTab = 'permissions'): string {
  return tab === 'permissions' ? `/roles/${id}` : `/roles/${id}/${tab}`
}
