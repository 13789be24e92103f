import type { Context } from '../../platform/context.ts'
import { type Row, readRows } from '../csv.ts'
import type { Importer, Read } from '../importer.ts'
import { KeysSeen } from '../keys-seen.ts'
import type { Work } from '../kinds.ts'
import type { Plan } from '../plan.ts'
import { guardedWidth } from '../width.ts'
import { fieldsFor } from './fields.ts'
import { notedOnce } from './keys.ts'
import { reader } from './read.ts'
import type { Said } from './said.ts'
import { refsOf, textOf } from './said.ts'
import { savePeople } from './save.ts'
import { saveManagers } from './save-managers.ts'

/** People: each row creates an account or changes the one it names; managers who stand further down come in a second pass. */
export async function userImporters(
  ctx: Context,
  plan: Plan,
  work: Work,
): Promise<{ rows: Importer<Said>; managers?: Importer<Said> }> {
  const readOne = reader(ctx, plan, await fieldsFor(ctx, plan))
  const judge = (row: Row) => guardedWidth<Said>(plan, row) ?? readOne(row)
  async function* readAll(rows: AsyncIterable<Row>): AsyncGenerator<Read<Said>> {
    const seen = new KeysSeen()
    for await (const row of rows) yield notedOnce(plan, seen, await judge(row))
  }
  async function* readReporting(rows: AsyncIterable<Row>): AsyncGenerator<Read<Said>> {
    for await (const read of readAll(rows)) if (read.value?.manager) yield read
  }
  const hasManagers = plan.columns.some((column) => column.target === 'manager')
  const inFile = hasManagers ? await keysOfFile(work, judge) : undefined
  const holds = (ref: string) => inFile?.has(ref) ?? false
  const saving = { plan, importId: work.importId, holds, ...(work.dry ? { rehearsed: {} } : {}) }
  const rows: Importer<Said> = { read: readAll, save: (tx, some, tally) => savePeople(tx, some, tally, saving) }
  if (!hasManagers) return { rows }
  return { rows, managers: { read: readReporting, save: (tx, some, tally) => saveManagers(tx, some, tally, saving) } }
}

/** Every key of the file, so that a manager further down is told from one whom nobody knows. */
async function keysOfFile(
  { path, delimiter }: Work,
  judge: (row: Row) => Read<Said> | Promise<Read<Said>>,
): Promise<KeysSeen> {
  const keys = new KeysSeen()
  for await (const row of readRows(path, delimiter)) {
    const { value } = await judge(row)
    if (value) for (const ref of refsOf(value)) keys.put(textOf(ref), row.line)
  }
  return keys
}
