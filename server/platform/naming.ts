/** What people are called wherever a name is shown or recorded; written once. */

export interface Naming {
  readonly display_name: string
  readonly given_name: string
  readonly family_name: string
  readonly username: string | null
}

/** The name of somebody who was joined to another row; null where nobody was. */
export function joinedName(joined: { readonly [K in keyof Naming]: Naming[K] | null }): string | null {
  const { username, given_name, family_name, display_name } = joined
  if (given_name === null || family_name === null || display_name === null) return null
  return personName({ username, given_name, family_name, display_name })
}

/** The display name, else given and family name, else what they sign in with. */
export function personName(naming: Naming, email?: string | null): string {
  return (
    naming.display_name || `${naming.given_name} ${naming.family_name}`.trim() || naming.username || email || 'Unnamed'
  )
}
