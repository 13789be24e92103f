import type { Problem, Read } from '../importer.ts'
import type { KeysSeen } from '../keys-seen.ts'
import type { Plan } from '../plan.ts'
import { refsOf, type Said, textOf } from './said.ts'

/** Remembers the keys of a row; a key that stood before in the file is a problem that names that line. */
export function notedOnce(plan: Plan, seen: KeysSeen, read: Read<Said>): Read<Said> {
  if (!read.value) return read
  const problems: Problem[] = []
  for (const ref of refsOf(read.value)) {
    const before = seen.put(textOf(ref), read.row.line)
    if (before !== undefined)
      problems.push({
        field: columnHolding(plan, read.row.cells, ref.key),
        reason: `“${ref.key}” stands in line ${before} already.`,
      })
  }
  return problems.length > 0 ? { row: read.row, value: undefined, problems } : read
}

const NAMING = new Set(['id', 'externalId', 'externalIds', 'username', 'email', 'emails'])

function columnHolding(plan: Plan, cells: readonly string[], key: string): string {
  const naming = plan.columns.filter((column) => NAMING.has(column.target))
  const exact = naming.find((column) => cells[column.index]?.trim().toLowerCase() === key.toLowerCase())
  return (exact ?? naming[0])?.column ?? ''
}
