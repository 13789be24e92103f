import type { Context } from '../../platform/context.ts'
import { obstacleHere } from './relying-party.ts'
import { listPasskeys } from './store.ts'

/** Somebody's passkeys by name; never anything by which one could be known elsewhere. */
export async function listShown(ctx: Context, userId: string) {
  return (await listPasskeys(ctx.db, userId)).map((row) => ({
    id: row.id,
    name: row.name,
    createdAt: row.created_at,
    usedAt: row.used_at,
    backedUp: row.backed_up_at !== null,
    copiedAt: row.copied_at,
  }))
}

/** The same, and whether another one can be added here. */
export async function showPasskeys(ctx: Context, userId: string) {
  return { items: await listShown(ctx, userId), adding: addingHere(ctx) }
}

/** Whether passkeys can be added here, and why not. */
export function addingHere(ctx: Context) {
  if (ctx.settings['secondFactor.passkeys'] === 'off') return 'off' as const
  return obstacleHere(ctx) ?? ('open' as const)
}

/** Whether a passkey opens a session by itself. */
export function mayStandAlone(ctx: Context): boolean {
  return ctx.settings['secondFactor.passkeys'] === 'alone' && obstacleHere(ctx) === undefined
}
