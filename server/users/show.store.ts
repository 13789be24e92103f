/** What is shown beside an account: looked up for a whole page of accounts at once, never one by one. */
import { type Seen, whereSeen } from '../access/index.ts'
import type { Instant } from '../platform/clock.ts'
import { type Db, prepared } from '../platform/database/index.ts'

export function listNames(db: Db, ids: readonly string[]) {
  return listNamesOf(db, ids).execute()
}

function listNamesOf(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('users')
    .select(['id', 'display_name', 'given_name', 'family_name', 'username'])
    .where('id', 'in', ids)
}

/** The same, of those whom the caller may see (R70). */
export function listSeenNames(db: Db, ids: readonly string[], seen: Seen) {
  return listNamesOf(db, ids).where(whereSeen(seen)).execute()
}

export function roleNames(db: Db, userIds: readonly string[], now: Instant) {
  return db
    .selectFrom('role_grants')
    .innerJoin('roles', 'roles.id', 'role_grants.role_id')
    .select(['role_grants.user_id', 'roles.id', 'roles.name'])
    .where('role_grants.user_id', 'in', userIds)
    .where('role_grants.ended_at', 'is', null)
    .where('roles.deleted_at', 'is', null)
    .where((eb) => eb.or([eb('role_grants.until_at', 'is', null), eb('role_grants.until_at', '>', now)]))
    .orderBy('roles.name_key')
}

export const listRoleNames = prepared('role-names', roleNames)

export function teamRoleNames(db: Db, userIds: readonly string[], now: Instant) {
  return db
    .selectFrom('memberships')
    .innerJoin('teams', 'teams.id', 'memberships.team_id')
    .innerJoin('team_roles', 'team_roles.team_id', 'teams.id')
    .innerJoin('roles', 'roles.id', 'team_roles.role_id')
    .select(['memberships.user_id', 'roles.id', 'roles.name'])
    .where('memberships.user_id', 'in', userIds)
    .where('memberships.ended_at', 'is', null)
    .where('team_roles.ended_at', 'is', null)
    .where('teams.deleted_at', 'is', null)
    .where('roles.deleted_at', 'is', null)
    .where((eb) => eb.or([eb('memberships.until_at', 'is', null), eb('memberships.until_at', '>', now)]))
    .where((eb) =>
      eb.or([eb('team_roles.position', '=', ''), eb('team_roles.position', '=', eb.ref('memberships.position'))]),
    )
    .orderBy('roles.name')
}

export const listTeamRoleNames = prepared('team-role-names', teamRoleNames)

export function teamNames(db: Db, userIds: readonly string[], now: Instant) {
  return db
    .selectFrom('memberships')
    .innerJoin('teams', 'teams.id', 'memberships.team_id')
    .select(['memberships.user_id', 'teams.id', 'teams.name', 'memberships.position'])
    .where('memberships.user_id', 'in', userIds)
    .where('memberships.ended_at', 'is', null)
    .where('teams.deleted_at', 'is', null)
    .where((eb) => eb.or([eb('memberships.from_at', 'is', null), eb('memberships.started_at', 'is not', null)]))
    .where((eb) => eb.or([eb('memberships.until_at', 'is', null), eb('memberships.until_at', '>', now)]))
    .orderBy('memberships.added_at')
    .orderBy('teams.name_key')
}

export const listTeamNames = prepared('team-names', teamNames)

export const listFirstEmails = prepared('first-emails', (db, userIds: readonly string[]) =>
  db.selectFrom('emails').select(['user_id', 'address']).where('user_id', 'in', userIds).where('ordinal', '=', 0),
)

export const listFirstPhones = prepared('first-phones', (db, userIds: readonly string[]) =>
  db.selectFrom('phones').select(['user_id', 'number']).where('user_id', 'in', userIds).where('ordinal', '=', 0),
)

/** The activation links that still work, which say until when an invitation stands. */
export function invitations(db: Db, userIds: readonly string[], now: Instant) {
  return db
    .selectFrom('links')
    .select(['user_id', 'expires_at'])
    .where('user_id', 'in', userIds)
    .where('kind', '=', 'activation')
    .where('spent_at', 'is', null)
    .where('voided_at', 'is', null)
    .where('expires_at', '>', now)
}

export const listInvitations = prepared('invitations', invitations)

/** Users whose newest mail failed or was given up. */
export function mailStates(db: Db, userIds: readonly string[]) {
  return db.selectFrom('outbox').select(['user_id', 'state']).where('user_id', 'in', userIds).orderBy('created_at')
}

export const listMailStates = prepared('mail-states', mailStates)
