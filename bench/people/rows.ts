import type { Instant } from '../../server/platform/clock.ts'
import type { Context } from '../../server/platform/context.ts'
import type { Tables } from '../../server/platform/database/index.ts'
import { newId } from '../../server/platform/ids.ts'
import { sortKeyOf } from '../../server/profile-fields/index.ts'
import { derivedOf, freshUser, identifierKey, identifiersOf } from '../../server/users/index.ts'
import { added, type Frame } from './frame.ts'
import type { Person } from './generate.ts'
import { FIELDS } from './plan.ts'

/** Rows by table, gathered until a batch is full. */
export interface Rows {
  readonly users: Tables['users'][]
  readonly identifiers: Tables['identifiers'][]
  readonly emails: Tables['emails'][]
  readonly phones: Tables['phones'][]
  readonly externalIds: Tables['external_ids'][]
  readonly values: Tables['profile_values'][]
  readonly memberships: Tables['memberships'][]
  readonly grants: Tables['role_grants'][]
}

export function emptyRows(): Rows {
  return {
    users: [],
    identifiers: [],
    emails: [],
    phones: [],
    externalIds: [],
    values: [],
    memberships: [],
    grants: [],
  }
}

/** Adds everything about a person to the batch. */
export function rowsOf(rows: Rows, person: Person, frame: Frame, ctx: Context): void {
  const now = ctx.now()
  const id = newId()
  const emails = person.emails.map((address) => ({ address, key: identifierKey(address) }))
  const team = frame.teams[person.teams[0] ?? -1]
  const values = valuesOf(person)
  const bare = userOf(ctx, person, id, team?.id ?? null)
  const derived = derivedOf(
    bare,
    {
      emails,
      phones: person.phones,
      externalIds: [{ key: person.staffNumber }],
      searchable: values.filter((value) => value.searchable).map((value) => value.text),
      teamKey: team?.nameKey ?? '',
    },
    now,
  )
  rows.users.push({ ...bare, ...derived })
  for (const one of identifiersOf(person.username, emails)) rows.identifiers.push({ ...one, user_id: id })
  for (const [ordinal, email] of emails.entries())
    rows.emails.push({ user_id: id, ordinal, ...email, confirmed_at: now })
  for (const [ordinal, phone] of person.phones.entries()) rows.phones.push({ user_id: id, ordinal, ...phone })
  rows.externalIds.push({ entity: 'user', source: 'hr', key: person.staffNumber, entity_id: id })
  for (const { key, text, sortKey } of values) {
    const field_id = frame.fields.get(key) ?? ''
    rows.values.push({ user_id: id, field_id, ordinal: 0, text, sort_key: sortKey, ref_id: null })
  }
  for (const [ordinal, at] of person.teams.entries())
    rows.memberships.push({ ...bounded(id, now), team_id: frame.teams[at]?.id ?? '', position: '', ordinal })
  for (const at of person.roles) rows.grants.push({ ...bounded(id, now), role_id: frame.roles[at] ?? '' })
}

function bounded(userId: string, now: Instant) {
  return { id: newId(), user_id: userId, from_at: null, until_at: null, started_at: null, ...added(now) }
}

function valuesOf({ fields }: Person) {
  return FIELDS.flatMap(({ key, kind, searchable }) => {
    const text = fields[key]
    return text === undefined ? [] : [{ key, text, searchable, sortKey: sortKeyOf({ kind }, text) }]
  })
}

function userOf(ctx: Context, person: Person, id: string, teamId: string | null): Tables['users'] {
  const { createdAt, deletedAt, suspendedAt } = person
  return freshUser(ctx, {
    id,
    type: person.type,
    username: person.username,
    given_name: person.givenName,
    family_name: person.familyName,
    display_name: person.displayName,
    position: person.position,
    language: person.language,
    time_zone: person.timeZone,
    default_team_id: teamId,
    created_at: at(createdAt),
    activated_at: at(person.activatedAt),
    last_sign_in_at: at(person.lastSignInAt),
    last_active_at: at(person.lastActiveAt),
    failed_attempts: person.failedAttempts,
    suspended_at: at(suspendedAt),
    suspension_reason: suspendedAt === null ? '' : 'On leave',
    locked_until: at(person.lockedUntil),
    from_at: at(person.from),
    until_at: at(person.until),
    deleted_at: at(deletedAt),
    purge_at: at(deletedAt === null ? null : deletedAt + 30 * 86_400_000),
  })
}

function at(moment: number): Instant
function at(moment: number | null): Instant | null
function at(moment: number | null): Instant | null {
  return moment === null ? null : (new Date(moment).toISOString() as Instant)
}
