import type { Tx } from '../platform/context.ts'
import { eraseDetailsAbout, eraseOriginsBy, eraseWordsOf } from './erase.store.ts'
import { type Entity, record } from './record.ts'
import { sealBatch } from './seal.ts'

/** The event that accounts for missing names, values and addresses of the entity it names. */
export const ERASED = 'details.erased'

/**
 * Erases what the trail tells about somebody: values and names in events about them, name and address where they acted.
 * The events stay. Only sealed rows are touched: the erasing row then stands behind all of them in the chain.
 */
export async function eraseDetails(tx: Tx, entity: Pick<Entity, 'kind' | 'id'>): Promise<void> {
  while ((await sealBatch(tx)) > 0);
  await eraseDetailsAbout(tx.db, entity.id)
  await eraseOriginsBy(tx.db, entity.id)
  await eraseWordsOf(tx.db, entity.id)
  await record(tx, ERASED, { ...entity, name: '' })
}
