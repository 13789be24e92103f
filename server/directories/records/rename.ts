import { record } from '../../audit/index.ts'
import type { Tx } from '../../platform/context.ts'
import { Stale } from '../../platform/failures.ts'
import { fold } from '../../platform/fold.ts'
import { refuse } from '../../platform/refusal.ts'
import { factsOf } from '../directory.ts'
import { lockRow } from '../store.ts'
import { columnsOf } from './row.ts'
import * as store from './store.ts'
import { sameNames } from './sync.store.ts'
import { inDirectory } from './write.ts'

/**
 * Gives a record another name because whoever it is was renamed elsewhere; nothing where it has it already. False where
 * another record of a directory of unique names is called so.
 */
export async function renameRecord(
  tx: Tx,
  { id, name }: { readonly id: string; readonly name: string },
  also: Readonly<Record<string, unknown>> = {},
): Promise<boolean> {
  const [found] = await store.listByIds(tx.db, [id])
  const home = found && (await lockRow(tx.db, found.directory_id))
  const row = home && (await store.lockRecord(tx.db, id))
  if (!row || row.name === name) return true
  const isOther = home.unique_names_at !== null && fold(name) !== fold(row.name)
  if (isOther && (await sameNames(tx.db, home.id, [fold(name)])).length > 0) return false
  const keys = (await store.listExternalIds(tx.db, [id])).map((one) => one.key)
  const written = { name, values: JSON.parse(row.attributes), keys, inactive: row.inactive_at !== null }
  if (!(await store.updateRecord(tx.db, id, row.version, columnsOf(tx, factsOf(home), written, row)))) refuse(Stale)
  const entity = { kind: 'directory-record', id, name, version: row.version + 1 }
  const change = {
    before: { name: row.name },
    after: { name },
    also: { ...inDirectory(home), ...also },
    about: [home.id],
  }
  await record(tx, 'directory-record.edited', entity, change)
  return true
}
