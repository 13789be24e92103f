/** How the records of directories that somebody's profile names take part in decisions. */
import type { Assignment, RecordFacts } from './facts.ts'

/** One attribute of the records of a scope, and the directory records that count there. */
export interface Named {
  readonly fieldId: string
  readonly attribute: string
  readonly recordIds: ReadonlySet<string>
}

export interface Naming {
  /** Each of these must admit a record. */
  readonly restrict: readonly Named[]
  /** Any of these stands for a shared team. */
  readonly grant: readonly Named[]
}

export const NO_NAMING: Naming = { restrict: [], grant: [] }

/** What applies to each scope. */
export function namingsOf(assignments: readonly Assignment[]): ReadonlyMap<string, Naming> {
  const namings = new Map<string, { restrict: Named[]; grant: Named[] }>()
  for (const { fieldId, effect, appliesTo, recordIds } of assignments) {
    const records = new Set(recordIds)
    for (const { scope, attribute } of appliesTo) {
      const naming = namings.get(scope) ?? { restrict: [], grant: [] }
      namings.set(scope, naming)
      naming[effect].push({ fieldId, attribute, recordIds: records })
    }
  }
  for (const naming of namings.values()) {
    naming.restrict.sort(inOrder)
    naming.grant.sort(inOrder)
  }
  return namings
}

/** The record of the directory by which this names the record in question; a record without the attribute has none. */
export function namedBy({ attribute, recordIds }: Named, { refs }: RecordFacts): string | undefined {
  const value = refs !== undefined && Object.hasOwn(refs, attribute) ? refs[attribute] : undefined
  if (value === undefined) return undefined
  if (typeof value === 'string') return recordIds.has(value) ? value : undefined
  return value.find((id) => recordIds.has(id))
}

/** So that the order in which facts come never shows. */
function inOrder(a: Named, b: Named): number {
  const [first, second] = [`${a.attribute} ${a.fieldId}`, `${b.attribute} ${b.fieldId}`]
  return first < second ? -1 : first > second ? 1 : 0
}
