import type * as access from './access.ts'
import type * as auditLog from './audit-log.ts'
import type * as declared from './declared.ts'
import type * as factors from './factors.ts'
import type * as locks from './locks.ts'
import type * as people from './people.ts'
import type * as portals from './portals.ts'
import type * as recovery from './recovery.ts'
import type * as tokens from './tokens.ts'
import type * as traces from './traces.ts'
import type * as waysIn from './ways-in.ts'

/** Every table of Roster, named as in the database. */
export interface Tables {
  users: people.UsersTable
  segment_counts: people.SegmentCountsTable
  identifiers: people.IdentifiersTable
  emails: people.EmailsTable
  phones: people.PhonesTable
  external_ids: people.ExternalIdsTable
  photos: people.PhotosTable
  profile_fields: people.ProfileFieldsTable
  profile_values: people.ProfileValuesTable
  passwords: people.PasswordsTable
  roles: access.RolesTable
  role_permissions: access.RolePermissionsTable
  role_may_grant: access.RoleMayGrantTable
  role_grants: access.RoleGrantsTable
  teams: access.TeamsTable
  team_roles: access.TeamRolesTable
  memberships: access.MembershipsTable
  role_fields: declared.RoleFieldsTable
  modules: declared.ModulesTable
  module_manifests: declared.ModuleManifestsTable
  directories: declared.DirectoriesTable
  directory_records: declared.DirectoryRecordsTable
  user_records: declared.UserRecordsTable
  user_restrictions: declared.UserRestrictionsTable
  portals: portals.PortalsTable
  portal_roles: portals.PortalRolesTable
  portal_users: portals.PortalUsersTable
  user_contacts: portals.UserContactsTable
  user_accounts: portals.UserAccountsTable
  sessions: waysIn.SessionsTable
  links: waysIn.LinksTable
  live_tickets: waysIn.LiveTicketsTable
  second_factors: factors.SecondFactorsTable
  half_sessions: factors.HalfSessionsTable
  totp_factors: factors.TotpFactorsTable
  totp_enrolments: factors.TotpEnrolmentsTable
  recovery_codes: factors.RecoveryCodesTable
  passkeys: factors.PasskeysTable
  passkey_challenges: factors.PasskeyChallengesTable
  mail_factors: factors.MailFactorsTable
  mailed_codes: factors.MailedCodesTable
  tokens: tokens.TokensTable
  signature_nonces: tokens.SignatureNoncesTable
  token_methods: tokens.TokenMethodsTable
  recovery_requests: recovery.RecoveryRequestsTable
  mail_texts: recovery.MailTextsTable
  lock_counters: locks.LockCountersTable
  throttles: locks.ThrottlesTable
  known_devices: locks.KnownDevicesTable
  sign_ins: locks.SignInsTable
  audit_rows: traces.AuditRowsTable
  audit_details: traces.AuditDetailsTable
  audit_origins: traces.AuditOriginsTable
  audit_subjects: traces.AuditSubjectsTable
  audit_unsealed: traces.AuditUnsealedTable
  audit_chain: traces.AuditChainTable
  audit_words: auditLog.AuditWordsTable
  audit_kinds: auditLog.AuditKindsTable
  audit_marks: auditLog.AuditMarksTable
  audit_checks: auditLog.AuditChecksTable
  audit_undone: auditLog.AuditUndoneTable
  outbox: traces.OutboxTable
  installation: traces.InstallationTable
  settings: traces.SettingsTable
  idempotency: traces.IdempotencyTable
  imports: traces.ImportsTable
  import_problems: traces.ImportProblemsTable
  import_creations: traces.ImportCreationsTable
  import_undos: traces.ImportUndosTable
  import_undo_left: traces.ImportUndoLeftTable
}

export type { History } from './access.ts'
export type { StatusKey, UserType } from './people.ts'
