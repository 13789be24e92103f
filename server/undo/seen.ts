import { can, canTo, findSeen } from '../access/index.ts'
import type { TrailItem } from '../audit/index.ts'
import type { Context } from '../platform/context.ts'
import { canOn } from '../teams/index.ts'

/** Whether the caller may know of this event: it is in a history they may read, or their own doing on what they still see. */
export async function maySee(ctx: Context, { entity, actor }: TrailItem): Promise<boolean> {
  if ((await can(ctx, 'audit.read')) === true && entity.kind !== 'user') return true
  const own = actor.id !== null && actor.id === ctx.actor.id
  if (entity.kind === 'user') return maySeePerson(ctx, entity.id, own)
  if (entity.kind === 'role') return (await can(ctx, 'roles.read')) === true
  if (entity.kind === 'team') return own || (await canOn(ctx, 'read', entity.id))
  if (entity.kind === 'portal') return own || (await can(ctx, 'portals.read')) === true
  if (entity.kind === 'setting') return (await can(ctx, 'settings.read')) === true
  if (entity.kind === 'mail-template') return (await can(ctx, 'templates.read')) === true
  if (entity.kind.startsWith('directory')) return own || (await can(ctx, 'directories.read')) === true
  return own
}

async function maySeePerson(ctx: Context, id: string, own: boolean): Promise<boolean> {
  const person = await findSeen(ctx, id)
  if (!person) return false
  return own || (await canTo(ctx, 'history', person)) || (await can(ctx, 'audit.read')) === true
}
