import type { Instant } from '../../clock.ts'
import type { History } from './access.ts'

/** Front doors for people outside. */
export interface PortalsTable {
  id: string
  /** What stands in its address, `/portal/<key>`. */
  key: string
  name: string
  name_key: string
  /** What its sign-in page says below the name; '' for nothing. */
  welcome: string
  /** `#rrggbb`, or '' for Roster's own. */
  color: string
  /** A host name of its own; '' where it has none. */
  host: string
  /** Where its people go on to once they are in, an address of the application; '' for nowhere. */
  home: string
  /** Since when nobody gets in. */
  off_at: Instant | null
  version: number
  created_at: Instant
  created_by: string | null
  updated_at: Instant
  deleted_at: Instant | null
}

/** Roles that everybody in the portal has by it. */
export interface PortalRolesTable extends History {
  id: string
  portal_id: string
  role_id: string
}

export interface PortalUsersTable extends History {
  id: string
  portal_id: string
  user_id: string
}

/** The contact whom a portal user is: one, and nobody else's. */
export interface UserContactsTable extends History {
  id: string
  user_id: string
  record_id: string
}

/** The accounts for which a portal user acts; the first is the primary one. */
export interface UserAccountsTable extends History {
  id: string
  user_id: string
  record_id: string
  ordinal: number
}
