import type { Generated } from 'kysely'
import type { Instant } from '../../clock.ts'

export type UserType = 'admin' | 'regular' | 'portal' | 'api' | 'system'
export type StatusKey = 'deleted' | 'suspended' | 'expired' | 'locked' | 'scheduled' | 'invited' | 'active'

export interface UsersTable {
  id: string
  type: UserType
  username: string | null
  given_name: string
  family_name: string
  display_name: string
  position: string
  manager_id: string | null
  language: string
  time_zone: string
  default_team_id: string | null
  suspended_at: Instant | null
  suspended_by: string | null
  suspension_reason: string
  suspended_until: Instant | null
  from_at: Instant | null
  until_at: Instant | null
  /** When the ticker carried out the start; until then `from_at` bars. */
  started_at: Instant | null
  locked_until: Instant | null
  failed_attempts: number
  protected_at: Instant | null
  deleted_at: Instant | null
  deleted_by: string | null
  purge_at: Instant | null
  created_at: Instant
  created_by: string | null
  updated_at: Instant
  version: number
  session_epoch: number
  access_version: number
  activated_at: Instant | null
  last_sign_in_at: Instant | null
  last_sign_in_address: string
  last_active_at: Instant | null
  /** Names the content of the photo; '' without one. */
  photo_version: string
  /** Since when there is a second factor: `second_factors.enrolled_at`, for lists. */
  factor_at: Instant | null
  /** For lists only; decisions read the facts. */
  status_key: StatusKey
  status_changes_at: Instant | null
  name_key: string
  username_key: string
  email_key: string
  team_key: string
  search_text: string
}

/** Kept by the database itself (migration 0007); rows of one kind are summed. */
export interface SegmentCountsTable {
  type: UserType
  status_key: StatusKey
  count: number
}

export interface IdentifiersTable {
  key: string
  kind: 'username' | 'email'
  user_id: string
}

export interface EmailsTable {
  user_id: string
  ordinal: number
  address: string
  key: string
  confirmed_at: Instant | null
}

export interface PhonesTable {
  user_id: string
  ordinal: number
  kind: string
  number: string
}

export interface ExternalIdsTable {
  entity: 'user' | 'team' | 'directory-record'
  source: string
  key: string
  entity_id: string
}

export interface PhotosTable {
  user_id: string
  size: 'small' | 'large'
  content: Buffer
}

export interface ProfileFieldsTable {
  id: string
  key: string
  label: string
  kind: 'text' | 'number' | 'date' | 'choice' | 'phone' | 'user' | 'record'
  choices: string
  required_at: Instant | null
  searchable_at: Instant | null
  sortable_at: Instant | null
  shown_at: Instant | null
  editable_by: 'self' | 'administrators'
  /** '' where the installation declared it. */
  module: Generated<string>
  /** JSON: keys of the directories whose records it names; kind `record` only. */
  directories: Generated<string>
  many_at: Instant | null
  /** Kind `user`: nobody names themselves. */
  not_self_at: Instant | null
  /** How it takes part in decisions. */
  effect: 'restrict' | 'grant' | null
  /** JSON: scopes and the attributes in which records name what this field names. */
  applies_to: Generated<string>
  ordinal: number
  version: number
  created_at: Instant
  ended_at: Instant | null
}

export interface ProfileValuesTable {
  user_id: string
  field_id: string
  ordinal: number
  text: string
  sort_key: string
  ref_id: string | null
}

export interface PasswordsTable {
  user_id: string
  hash: string
  changed_at: Instant
  must_change_at: Instant | null
}
