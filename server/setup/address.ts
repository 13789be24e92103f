import type { Context, World } from '../platform/context.ts'
import * as store from './store.ts'

/** The set-up's secret: derived, so that it outlives a restart and is nowhere stored. */
export function setUpSecret({ keys }: Pick<World, 'keys'>, createdAt: string): string {
  return keys.sign('setup', createdAt)
}

/** The one-time address of the set-up page; undefined once Roster is set up. */
export async function setUpAddress(ctx: Context): Promise<string | undefined> {
  const installation = await store.findInstallation(ctx.db)
  if (!installation || installation.set_up_at !== null) return undefined
  return `${ctx.world.config.baseUrl.origin}/setup#${setUpSecret(ctx.world, installation.created_at)}`
}
