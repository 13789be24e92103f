import type { Tx } from '../platform/context.ts'
import { putSetting, readState } from './store.ts'
import { asStored, readStored, SECRET_KEYS } from './stored.ts'

/** Seals secrets under the present root key, so that the former one can be revoked without losing them. */
export async function resealSettings(tx: Tx): Promise<void> {
  // Of whoever chooses a value at the same time one waits, or what they chose would be overwritten.
  await tx.world.engine.lock(tx.db, 'settings')
  const { rows } = await readState(tx.db)
  for (const key of SECRET_KEYS) {
    const row = rows.find((one) => one.key === key)
    const value = row && readStored(tx.world, row)
    if (row && typeof value === 'string' && value !== '')
      await putSetting(tx.db, { ...row, value: asStored(tx.world, key, value) })
  }
}
