import type { Instant } from '../../clock.ts'

/** Nothing is overwritten: a row is added and later ended, by whom and in which change (product.md section 2). */
export interface History {
  added_at: Instant
  added_by: string | null
  added_change: string
  ended_at: Instant | null
  ended_by: string | null
  ended_change: string | null
}

export interface RolesTable {
  id: string
  name: string
  name_key: string
  description: string
  origin: 'builtin' | 'module' | 'custom'
  module: string
  /** What the manifest of its module calls it; null elsewhere. */
  module_key: string | null
  audience: 'internal' | 'portal'
  rank: number | null
  inactive_at: Instant | null
  version: number
  created_at: Instant
  created_by: string | null
  updated_at: Instant
  deleted_at: Instant | null
}

export interface RolePermissionsTable extends History {
  id: string
  role_id: string
  scope: string
  action: string
  level: 'all' | 'team' | 'account' | 'contact' | 'own' | 'none' | 'yes' | 'no'
  within_seconds: number | null
}

export interface RoleMayGrantTable extends History {
  id: string
  role_id: string
  grants_role_id: string
}

export interface RoleGrantsTable extends History {
  id: string
  user_id: string
  role_id: string
  from_at: Instant | null
  until_at: Instant | null
  /** When the ticker carried out the start; until then `from_at` bars. */
  started_at: Instant | null
}

export interface TeamsTable {
  id: string
  parent_id: string | null
  name: string
  name_key: string
  sibling_key: string
  description: string
  kind: string
  positions: string
  version: number
  created_at: Instant
  created_by: string | null
  updated_at: Instant
  deleted_at: Instant | null
}

export interface TeamRolesTable extends History {
  id: string
  team_id: string
  role_id: string
  /** Only members with this position; '' for every member. */
  position: string
}

export interface MembershipsTable extends History {
  id: string
  team_id: string
  user_id: string
  position: string
  ordinal: number
  from_at: Instant | null
  until_at: Instant | null
  /** When the ticker carried out the start; until then `from_at` bars. */
  started_at: Instant | null
}
