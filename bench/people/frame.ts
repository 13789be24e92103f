import type { Instant } from '../../server/platform/clock.ts'
import type { Db } from '../../server/platform/database/index.ts'
import { fold } from '../../server/platform/fold.ts'
import { newId } from '../../server/platform/ids.ts'
import { FIELDS, ROLES } from './plan.ts'
import { treeFor } from './teams.ts'

/** What people hang on: teams, roles and fields as they are in the database, by their place in the plans. */
export interface Frame {
  readonly teams: readonly { readonly id: string; readonly nameKey: string }[]
  readonly roles: readonly string[]
  readonly fields: ReadonlyMap<string, string>
}

/** Writes the teams, roles and profile fields of the plans. */
export async function addFrame(
  db: Db,
  { count, seed, now }: { readonly count: number; readonly seed: number; readonly now: Instant },
): Promise<Frame> {
  const teams = await addTeams(db, count, seed, now)
  const roles = await addRoles(db, now)
  return { teams, roles, fields: await addFields(db, now) }
}

async function addTeams(db: Db, count: number, seed: number, now: Instant): Promise<Frame['teams']> {
  const made: { id: string; nameKey: string }[] = []
  for (const { name, kind, parent, key } of treeFor(count, seed).teams) {
    const id = newId()
    const parentId = parent === null ? null : (made[parent]?.id ?? null)
    const nameKey = fold(name)
    await db
      .insertInto('teams')
      .values({
        id,
        parent_id: parentId,
        name,
        name_key: nameKey,
        sibling_key: `${parentId ?? ''}/${nameKey}/${made.length}`,
        description: '',
        kind,
        positions: '[]',
        created_at: now,
        created_by: null,
        updated_at: now,
        deleted_at: null,
        version: 1,
      })
      .execute()
    await db.insertInto('external_ids').values({ entity: 'team', source: 'hr', key, entity_id: id }).execute()
    made.push({ id, nameKey })
  }
  return made
}

async function addRoles(db: Db, now: Instant): Promise<string[]> {
  const ids: string[] = []
  for (const { name, permissions } of ROLES) {
    const id = newId()
    const common = { description: '', origin: 'custom', module: 'roster', audience: 'internal' } as const
    const dates = { created_at: now, created_by: null, updated_at: now, deleted_at: null, inactive_at: null }
    await db
      .insertInto('roles')
      .values({ id, name, name_key: fold(name), rank: null, version: 1, ...common, ...dates })
      .execute()
    for (const [scope, action, level] of permissions)
      await db
        .insertInto('role_permissions')
        .values({ id: newId(), role_id: id, scope, action, level, within_seconds: null, ...added(now) })
        .execute()
    ids.push(id)
  }
  return ids
}

async function addFields(db: Db, now: Instant): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const [ordinal, { key, label, kind, searchable, sortable }] of FIELDS.entries()) {
    const id = newId()
    const flags = { required_at: null, searchable_at: searchable ? now : null, sortable_at: sortable ? now : null }
    await db
      .insertInto('profile_fields')
      .values({
        id,
        key,
        label,
        kind,
        ordinal,
        choices: '[]',
        shown_at: now,
        editable_by: 'administrators',
        version: 1,
        created_at: now,
        ended_at: null,
        ...flags,
      })
      .execute()
    ids.set(key, id)
  }
  return ids
}

/** The history of a row that was added now and is in force. */
export function added(now: Instant) {
  return { added_at: now, added_by: null, added_change: newId(), ended_at: null, ended_by: null, ended_change: null }
}
