import { withChanges } from '../platform/changes.ts'
import { startedAt } from '../platform/clock.ts'
import type { Tx } from '../platform/context.ts'
import type { UserRow, UserUpdate } from './store.ts'

/** A row for somebody new; derived columns are rewritten before the transaction ends. */
export function freshUser(tx: Pick<Tx, 'now' | 'actor'>, given: UserUpdate & Pick<UserRow, 'id' | 'type'>): UserRow {
  const fresh: Omit<UserRow, 'id' | 'type'> = {
    username: null,
    given_name: '',
    family_name: '',
    display_name: '',
    position: '',
    manager_id: null,
    language: '',
    time_zone: '',
    default_team_id: null,
    suspended_at: null,
    suspended_by: null,
    suspension_reason: '',
    suspended_until: null,
    from_at: null,
    until_at: null,
    started_at: null,
    locked_until: null,
    failed_attempts: 0,
    protected_at: null,
    deleted_at: null,
    deleted_by: null,
    purge_at: null,
    created_at: tx.now(),
    created_by: tx.actor.id,
    updated_at: tx.now(),
    version: 1,
    session_epoch: 1,
    access_version: 1,
    activated_at: null,
    last_sign_in_at: null,
    last_sign_in_address: '',
    last_active_at: null,
    photo_version: '',
    factor_at: null,
    status_key: 'active',
    status_changes_at: null,
    name_key: '',
    username_key: '',
    email_key: '',
    team_key: '',
    search_text: '',
  }
  const row = { ...withChanges(fresh, given), id: given.id, type: given.type }
  return { ...row, started_at: startedAt(row.from_at, tx.now()) }
}
