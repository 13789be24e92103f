import type { Row } from '../csv.ts'
import type { Importer, Read } from '../importer.ts'
import { KeysSeen } from '../keys-seen.ts'
import type { Work } from '../kinds.ts'
import type { Plan } from '../plan.ts'
import { guardedWidth } from '../width.ts'
import { type Belonging, readBelonging } from './read.ts'
import { saveBelongings } from './save.ts'

/** Memberships: each row puts a person into a team, or changes how they belong to it. */
export function membershipImporter(plan: Plan, { importId }: Work): Importer<Belonging> {
  async function* readAll(rows: AsyncIterable<Row>): AsyncGenerator<Read<Belonging>> {
    const seen = new KeysSeen()
    for await (const row of rows) yield guardedWidth<Belonging>(plan, row) ?? readBelonging(plan, row, seen)
  }
  return { read: readAll, save: (tx, rows, tally) => saveBelongings(tx, rows, tally, { plan, importId }) }
}
