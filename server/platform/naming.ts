/** What people are called wherever a name is shown or recorded; written once. */

export interface Naming {
  readonly display_name: string
  readonly given_name: string
  readonly family_name: string
  readonly username: string | null
}

/** The display name, else given and family name, else what they sign in with. */
export function personName(naming: Naming, email?: string | null): string {
  return (
    naming.display_name || `${naming.given_name} ${naming.family_name}`.trim() || naming.username || email || 'Unnamed'
  )
}
