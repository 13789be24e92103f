import type { Context } from '../platform/context.ts'
import { Invalid } from '../platform/failures.ts'
import { refuseField } from '../platform/refusal.ts'
import { PortalHostTaken, PortalKeyTaken } from './contract.ts'

/** Runs the work; what the database finds twice becomes an error on the field that caused it. */
export async function translateTaken<T>(ctx: Context, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const violated = ctx.world.engine.uniqueViolation(error) ?? ''
    if (violated.includes('host')) return refuseField(PortalHostTaken, 'host', 'Another portal has this host name.')
    if (violated.startsWith('portals')) return refuseField(PortalKeyTaken, 'key', 'Another portal has this key.')
    throw error
  }
}

/** The console answers at its own name, and at no other. */
export function assertOwnHost({ world }: Context, host: string | undefined): void {
  if (host && host === world.config.baseUrl.hostname)
    refuseField(Invalid, 'host', 'This is the host name of Roster itself.', 'own-host')
}
