import type { Context } from '../../platform/context.ts'
import { listDoorsOf } from './door.ts'

/**
 * What a mail to a portal user says of where they come in: their portals, never the console. `portalId`: the one at which
 * the mail's link opens. Nothing for everybody else.
 */
export async function portalValuesOf(ctx: Context, user: { id: string; type: string }, portalId: string | null = null) {
  if (user.type !== 'portal') return {}
  const doors = await listDoorsOf(ctx, user.id)
  const door = doors.find((one) => one.id === portalId) ?? doors[0]
  const portals = doors.map(({ name, address }) => `${name}: ${address}`)
  return { portals, console: door?.address ?? '', ...(door ? { installation: door.name } : {}) }
}
