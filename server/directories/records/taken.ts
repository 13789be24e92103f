import type { Context } from '../../platform/context.ts'
import { refuse, refuseField } from '../../platform/refusal.ts'
import { RecordExternalIdTaken, RecordNameTaken } from './contract.ts'

/** Runs the work; what the database finds twice becomes an error on the field that caused it. */
export async function translateTaken<T>(ctx: Context, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const violated = ctx.world.engine.uniqueViolation(error) ?? ''
    if (violated.startsWith('external_ids'))
      return refuseField(RecordExternalIdTaken, 'externalIds', 'Another record has this external id.')
    if (violated.startsWith('directory_records')) return refuse(RecordNameTaken, WITH_NAME)
    throw error
  }
}

const WITH_NAME = {
  detail: 'Another record of this directory has this name.',
  fields: [{ path: 'name', code: RecordNameTaken.code, message: 'Another record of this directory has this name.' }],
}
