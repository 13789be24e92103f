import type { Context } from '../platform/context.ts'
import { fold } from '../platform/fold.ts'
import { refuseField } from '../platform/refusal.ts'
import { RoleNameTaken } from './contract.ts'

/** Runs the work; a name that the database finds twice becomes an error on that field. */
export async function translateTaken<T>(ctx: Context, name: string, work: () => Promise<T>): Promise<T> {
  const { 'roles.adminAppearsAs': administrator } = ctx.settings
  if (administrator !== '' && fold(name) === fold(administrator))
    refuseField(RoleNameTaken, 'name', `Administrators appear as “${administrator}”.`)
  try {
    return await work()
  } catch (error) {
    const violated = ctx.world.engine.uniqueViolation(error) ?? ''
    if (!violated.startsWith('roles')) throw error
    return refuseField(RoleNameTaken, 'name', `Another role is called “${name}”.`)
  }
}
