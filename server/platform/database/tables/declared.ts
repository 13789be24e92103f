import type { Instant } from '../../clock.ts'
import type { History } from './access.ts'

/** Applications whose access is administered here; the manifest is the canonical JSON of what was installed. */
export interface ModulesTable {
  id: string
  key: string
  name: string
  /** What the application calls this release of its manifest; '' where it says nothing. */
  release: string
  manifest: string
  /** SHA-256 of the canonical manifest. */
  digest: string
  /** How it came: by the console, the API, the command line or the configuration. */
  source: string
  version: number
  installed_at: Instant
  installed_by: string | null
  updated_at: Instant
  removed_at: Instant | null
  removed_by: string | null
}

/** Every manifest that was installed, one in force for each module. */
export interface ModuleManifestsTable extends History {
  id: string
  module_id: string
  manifest: string
}

export interface RoleFieldsTable extends History {
  id: string
  role_id: string
  scope: string
  field: string
  action: 'read' | 'edit'
  gives: 'yes' | 'no'
}

export interface DirectoriesTable {
  id: string
  /** `module/key` where a module declares it. */
  key: string
  name: string
  help: string
  /** '' where the installation made it. */
  module: string
  /** JSON: the declared attributes of its records. */
  attributes: string
  /** Since when no two of its records may have the same name. */
  unique_names_at: Instant | null
  version: number
  created_at: Instant
  created_by: string | null
  updated_at: Instant
  ended_at: Instant | null
}

export interface DirectoryRecordsTable {
  id: string
  directory_id: string
  name: string
  name_key: string
  /** The folded name where names are unique. */
  unique_key: string | null
  /** JSON: values by the key of the attribute. */
  attributes: string
  /** Folded words of name, keys and texts, each after a space. */
  search_text: string
  inactive_at: Instant | null
  version: number
  created_at: Instant
  created_by: string | null
  updated_at: Instant
  deleted_at: Instant | null
}

/** Which records of directories somebody's profile fields name. */
export interface UserRecordsTable extends History {
  id: string
  user_id: string
  field_id: string
  record_id: string
  ordinal: number
}

/** A row in force holds this person to the records that the field names: "only these", even where none is left. */
export interface UserRestrictionsTable extends History {
  id: string
  user_id: string
  field_id: string
}
