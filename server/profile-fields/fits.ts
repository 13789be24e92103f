import { listDirectoryFacts } from '../directories/index.ts'
import type { Tx } from '../platform/context.ts'
import { refuseField } from '../platform/refusal.ts'
import { FieldInUse } from './contract.ts'
import { findMisfit } from './references.store.ts'
import type { ProfileField } from './shapes.ts'

/** Refuses a change under which values that people have would not be allowed. */
export async function assertFits(tx: Tx, field: ProfileField): Promise<void> {
  const misfit = await misfitOf(tx, field)
  if (misfit) refuseField(FieldInUse, misfit, sentenceOf(misfit))
}

/** What of a declaration contradicts the values that people have; undefined where nothing does. */
export async function misfitOf(
  tx: Tx,
  { id, kind, directories, many }: Pick<ProfileField, 'id' | 'kind' | 'directories' | 'many'>,
): Promise<'directories' | 'many' | undefined> {
  if (kind !== 'record') return undefined
  const ids = (await listDirectoryFacts(tx)).filter(({ row }) => directories.includes(row.key)).map(({ row }) => row.id)
  return ids.length === 0 ? undefined : findMisfit(tx.db, id, ids, many)
}

export function sentenceOf(misfit: 'directories' | 'many'): string {
  return misfit === 'many'
    ? 'Somebody has several records in this field.'
    : 'Somebody has a record of another directory in this field.'
}
