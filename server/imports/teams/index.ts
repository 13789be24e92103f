import type { Row } from '../csv.ts'
import { CsvError } from '../csv.ts'
import type { Importer, Read } from '../importer.ts'
import type { Work } from '../kinds.ts'
import type { Plan } from '../plan.ts'
import { guardedWidth } from '../width.ts'
import { inTreeOrder } from './order.ts'
import { readTeam, type SaidTeam } from './read.ts'
import { type Saving, saveTeams } from './save.ts'

const MOST_TEAMS = 50_000 // a tree is judged as a whole, so it must fit into memory

/** Teams: the tree of the file, parents first. */
export function teamImporter(plan: Plan, { importId, dry }: Work): Importer<SaidTeam> {
  const named = (target: string) => plan.columns.find((column) => column.target === target)
  const lines = new Map<string, number>()
  const saving: Saving = {
    plan,
    importId,
    dry,
    source: named('externalId')?.source ?? '',
    lines,
    ghosts: new Map(),
    taken: new Set(),
  }
  async function* readAll(rows: AsyncIterable<Row>): AsyncGenerator<Read<SaidTeam>> {
    const reads: Read<SaidTeam>[] = []
    for await (const row of rows) {
      const read = guardedWidth<SaidTeam>(plan, row) ?? readTeam(plan, row)
      if (read.value && !lines.has(read.value.key)) lines.set(read.value.key, row.line)
      if (reads.push(read) > MOST_TEAMS) throw new CsvError('A file of teams may have at most 50,000 rows.')
    }
    yield* inTreeOrder(reads, { key: named('externalId')?.column ?? '', parent: named('parent')?.column ?? '' })
  }
  return { read: readAll, save: (tx, rows, tally) => saveTeams(tx, rows, tally, saving) }
}
