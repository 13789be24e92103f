import type { Instant } from '../platform/clock.ts'
import { type Db, preparedBeside, type Tables } from '../platform/database/index.ts'
import { accountRows, contactRows, portalRows } from '../portals/index.ts'
import { recordRows, restrictionRows, valueRows } from '../profile-fields/index.ts'
import { askedRows } from './factor.store.ts'
import * as beside from './show.store.ts'
import { emailRows, externalIdRows, phoneRows } from './store.ts'

/** Every column of an account. */
const COLUMNS = [
  ...(['id', 'type', 'username', 'given_name', 'family_name', 'display_name', 'position', 'manager_id'] as const),
  ...(['language', 'time_zone', 'default_team_id', 'photo_version', 'factor_at'] as const),
  ...(['suspended_at', 'suspended_by', 'suspension_reason', 'suspended_until'] as const),
  ...(['from_at', 'until_at', 'started_at', 'locked_until', 'failed_attempts', 'protected_at'] as const),
  ...(['deleted_at', 'deleted_by', 'purge_at', 'created_at', 'created_by', 'updated_at', 'activated_at'] as const),
  ...(['version', 'session_epoch', 'access_version'] as const),
  ...(['last_sign_in_at', 'last_sign_in_address', 'last_active_at', 'status_key', 'status_changes_at'] as const),
  ...(['name_key', 'username_key', 'email_key', 'team_key', 'search_text'] as const),
] satisfies (keyof Tables['users'])[]

/** An account with all that its page shows and an edit compares, by one statement. */
export const findDossier = preparedBeside(
  'dossier',
  (db, id: string, _now: Instant) => db.selectFrom('users').select(COLUMNS).where('id', '=', id),
  (db, id, now) => ({
    emails: emailRows(db, id),
    phones: phoneRows(db, id),
    externalIds: externalIdRows(db, id),
    values: valueRows(db, [id]),
    records: recordRows(db, [id]),
    restrictions: restrictionRows(db, [id]),
    roles: beside.roleNames(db, [id], now),
    teamRoles: beside.teamRoleNames(db, [id], now),
    teams: beside.teamNames(db, [id], now),
    invitations: beside.invitations(db, [id], now),
    mails: beside.mailStates(db, [id]).clearOrderBy().orderBy('created_at', 'desc').limit(1),
    passwords: db.selectFrom('passwords').select('changed_at').where('user_id', '=', id),
    sessions: openSessions(db, id, now),
    asked: askedRows(db, [id]),
    portals: portalRows(db, [id]),
    contacts: contactRows(db, [id]),
    accounts: accountRows(db, [id]),
    others: others(db, id),
  }),
)

export type Dossier = NonNullable<Awaited<ReturnType<typeof findDossier>>>

/** How many sessions are open. Counted by a column: a text with an asterisk in it would be planned anew each time. */
function openSessions(db: Db, userId: string, now: Instant) {
  return db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select((eb) => eb.fn.count<number>('sessions.id').as('count'))
    .where('sessions.user_id', '=', userId)
    .where('sessions.ended_at', 'is', null)
    .whereRef('sessions.epoch', '=', 'users.session_epoch')
    .where('sessions.expires_at', '>', now)
}

/** Those whom the account's row names. */
function others(db: Db, id: string) {
  return db
    .selectFrom('users as one')
    .innerJoin('users as other', (join) =>
      join.on((eb) =>
        eb('other.id', 'in', [
          eb.ref('one.manager_id'),
          eb.ref('one.created_by'),
          eb.ref('one.suspended_by'),
          eb.ref('one.deleted_by'),
        ]),
      ),
    )
    .select(['other.id', 'other.type', 'other.suspended_at'])
    .select(['other.display_name', 'other.given_name', 'other.family_name', 'other.username'])
    .where('one.id', '=', id)
}
