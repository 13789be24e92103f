import type { Tx } from '../platform/context.ts'
import type { SettingKey } from '../platform/settings.ts'
import { SETTINGS_TOPIC } from './in-force.ts'
import type { SettingValue } from './shapes.ts'
import * as store from './store.ts'
import { asStored } from './stored.ts'

/** Writes a setting as a part of setting up, which is recorded as a whole. In force once the transaction is real. */
export async function chooseAtSetUp(tx: Tx, key: SettingKey, value: SettingValue, by: string): Promise<void> {
  const version = await store.raiseVersion(tx.db)
  await store.putSetting(tx.db, { key, value: asStored(tx.world, key, value), set_at: tx.now(), set_by: by, version })
  await tx.world.engine.notify(tx.db, SETTINGS_TOPIC)
}
