import { listUndone, type TrailItem, type UndoState } from '../audit/index.ts'
import { days, later } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import type { Permission } from '../platform/contract.ts'
import { onAnyUser } from './manifest.ts'
import { can } from './may.ts'

/** Which permission the opposite of an event asks for; `undo` keeps the opposites themselves. */
export const UNDO_NEEDS: Readonly<Record<string, readonly Permission[]>> = {
  'user.created': onAnyUser('delete'),
  'user.edited': onAnyUser('edit'),
  'user.suspended': onAnyUser('suspend'),
  'user.reactivated': onAnyUser('suspend'),
  'user.deleted': onAnyUser('delete'),
  'user.restored': onAnyUser('delete'),
  'user.type-changed': ['users.edit'],
  'user.photo-set': onAnyUser('edit'),
  'role.granted': onAnyUser('grant'),
  'role.revoked': onAnyUser('grant'),
  'role.created': ['roles.delete'],
  'role.restored': ['roles.delete'],
  'role.deleted': ['roles.create'],
  'role.edited': ['roles.edit'],
  'team.created': ['teams.delete'],
  'team.restored': ['teams.delete'],
  'team.edited': ['teams.edit'],
  'team.moved': ['teams.edit'],
  'team.deleted': ['teams.create'],
  'team.role-given': ['teams.edit'],
  'team.role-taken': ['teams.edit'],
  'member.added': ['teams.members'],
  'member.changed': ['teams.members'],
  'member.removed': ['teams.members'],
  'portal.created': ['portals.delete'],
  'portal.restored': ['portals.delete'],
  'portal.edited': ['portals.edit'],
  'portal.switched-on': ['portals.edit'],
  'portal.switched-off': ['portals.edit'],
  'portal.deleted': ['portals.create'],
  'portal.role-given': ['portals.edit'],
  'portal.role-taken': ['portals.edit'],
  'portal.person-added': ['portals.edit'],
  'portal.person-removed': ['portals.edit'],
  'setting.changed': ['settings.edit'],
  'mail-template.changed': ['templates.edit'],
  'directory.created': ['directories.edit'],
  'directory.restored': ['directories.edit'],
  'directory.edited': ['directories.edit'],
  'directory.removed': ['directories.edit'],
  'directory.synced': ['directories.records'],
  'directory-record.created': ['directories.records'],
  'directory-record.restored': ['directories.records'],
  'directory-record.edited': ['directories.records'],
  'directory-record.deleted': ['directories.records'],
  'module.installed': ['modules.remove'],
  'module.upgraded': ['modules.install'],
  'module.removed': ['modules.install'],
  'profile-field.created': ['profile-fields.edit'],
  'profile-field.restored': ['profile-fields.edit'],
  'profile-field.edited': ['profile-fields.edit'],
  'profile-field.removed': ['profile-fields.edit'],
}

/**
 * Whether these events could be undone by the caller, as far as it can be told without looking at each: one query for
 * those that were. The plan of an undo says the rest.
 */
export async function undoStates(ctx: Context, items: readonly TrailItem[]): Promise<(item: TrailItem) => UndoState> {
  const done = await listUndone(
    ctx.db,
    items.map((item) => item.id),
  )
  const oldest = later(ctx.now(), -days(ctx.settings['undo.days']))
  const may = new Set<string>()
  // Whoever is logged in as somebody else takes nothing back.
  const told = ctx.actor.real ? [] : items.map((item) => item.event)
  for (const event of new Set(told)) if (await mayTry(ctx, event)) may.add(event)
  const isPart = partsOfSomethingNew(items)
  return (item) => {
    if (isPart(item)) return null
    if (done.has(item.id)) return 'done'
    return may.has(item.event) && item.entity.name !== null && item.at >= oldest && !isLost(item) ? 'possible' : null
  }
}

/** What came with somebody or something new goes with them, and is not offered alone. */
function partsOfSomethingNew(items: readonly TrailItem[]): (item: TrailItem) => boolean {
  const isNew = ({ event }: TrailItem) => /^(user|role|team|portal)\.created$/.test(event)
  const keyOf = ({ changeId, entity }: TrailItem) => `${changeId} ${entity.id}`
  const fresh = new Set(items.filter(isNew).map(keyOf))
  return (item) => !isNew(item) && fresh.has(keyOf(item))
}

async function mayTry(ctx: Context, event: string): Promise<boolean> {
  for (const permission of UNDO_NEEDS[event] ?? []) if ((await can(ctx, permission)) !== false) return true
  return false
}

/** What time did is not undone; a photo that was replaced was not kept, nor is a password shown. */
function isLost({ event, before, also }: TrailItem): boolean {
  if (event === 'user.reactivated') return also.because !== undefined
  if (event === 'user.photo-set') return Boolean(before.photo)
  return also.credentials !== undefined
}
