import type { Context } from '../platform/context.ts'
import { refuseField } from '../platform/refusal.ts'
import { TeamExternalIdTaken, TeamNameTaken } from './contract.ts'

/** Runs the work; what the database finds twice becomes an error on the field that caused it. */
export async function translateTaken<T>(ctx: Context, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const violated = ctx.world.engine.uniqueViolation(error) ?? ''
    if (violated.startsWith('external_ids'))
      return refuseField(TeamExternalIdTaken, 'externalIds', 'Another team has this external id.')
    if (violated.startsWith('teams'))
      return refuseField(TeamNameTaken, 'name', 'Another team in the same place has this name.')
    throw error
  }
}
