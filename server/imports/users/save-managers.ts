import { getPerson } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import type { Tx } from '../../platform/context.ts'
import { personName } from '../../platform/naming.ts'
import { Refusal } from '../../platform/refusal.ts'
import { assertManager, assertMayWrite, writeEdit } from '../../users/index.ts'
import type { Tally, Usable } from '../importer.ts'
import { findIds, idsNamed, loadKnown } from './find.ts'
import { ManagersNamed } from './managers.ts'
import { refsOf, type Said } from './said.ts'
import type { Saving } from './save.ts'

/** Second pass: everybody is there now. The rows were counted in the first one; what fails here is told beside the counts. */
export async function saveManagers(tx: Tx, rows: readonly Usable<Said>[], tally: Tally, saving: Saving): Promise<void> {
  const reporting = rows.filter((row) => row.value.manager)
  const ids = await findIds(
    tx,
    reporting.flatMap((row) => refsOf(row.value)),
  )
  const known = await loadKnown(tx, [...new Set(ids.values())])
  const managers = await ManagersNamed.read(
    tx,
    reporting.map((row) => row.value.manager),
    () => false,
  )
  const field = saving.plan.columns.find((column) => column.target === 'manager')?.column ?? ''
  for (const { row, value } of reporting) {
    const person = idsNamed(ids, refsOf(value)).flatMap((id) => known.get(id) ?? [])[0]
    if (!person || person.row.deleted_at) continue
    try {
      const manager = managers.of(value.manager)
      if (!manager || manager === 'below' || manager.id === person.row.manager_id) continue
      await assertManager(tx, person.row.id, manager.id)
      await assertMayWrite(tx, await getPerson(tx, person.row.id, 'edit'), { managerId: manager.id })
      await writeEdit(tx, person.row, {
        body: { managerId: manager.id },
        draft: { columns: { manager_id: manager.id } },
        values: [],
      })
      const entity = { kind: 'user', id: person.row.id, name: personName(person.row), version: person.row.version + 1 }
      const change = { before: { managerId: person.row.manager_id }, after: { managerId: manager.id } }
      await record(tx, 'user.edited', entity, { ...change, also: { import: saving.importId, line: row.line } })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      tally.note(row, { field, reason: error.details.detail ?? error.failure.title })
    }
  }
}
