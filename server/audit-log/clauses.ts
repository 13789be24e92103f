/** What is asked of the trail, as clauses that must all hold, each of which says what any row must be. Pure. */

/** Ways to find rows along an index, newest first. */
export type Path = 'entity' | 'subject' | 'actor' | 'real-actor' | 'event' | 'change' | 'address' | 'request'

/** One value to look for along one index; `everything` is the trail by time. */
export interface Source {
  readonly by: Path | 'everything'
  readonly value: string
}

/** A question about one row. Only those of a path can be looked up; the others are put to row after row. */
export type Test =
  | { readonly by: Path; readonly values: readonly string[] }
  | { readonly by: 'kind'; readonly value: string }
  | { readonly by: 'network'; readonly from: string; readonly to: string }
  | { readonly by: 'words'; readonly words: readonly string[] }

/** Holds where any of its tests does. */
export type Clause = readonly Test[]

export interface Plan {
  /** Where to look; together they hold every row that can match. */
  readonly sources: readonly Source[]
  /** What the rows found there must be, besides. */
  readonly rest: readonly Clause[]
}

export const MOST_SOURCES = 96 // read side by side in one statement; both databases plan that in milliseconds

/** Every way to look it up: along each clause that an index answers, in their order; else along the whole trail. */
export function plansOf(clauses: readonly Clause[]): readonly [Plan, ...Plan[]] {
  const plans = clauses.flatMap((clause) => {
    const sources = sourcesOf(clause)
    if (!sources || sources.length > MOST_SOURCES) return []
    return [{ sources, rest: clauses.filter((other) => other !== clause && !isImplied(other, clause)) }]
  })
  const [first, ...others] = plans
  return first ? [first, ...others] : [{ sources: [{ by: 'everything', value: '' }], rest: clauses }]
}

function sourcesOf(clause: Clause): Source[] | undefined {
  const sources: Source[] = []
  for (const test of clause) {
    if (!('values' in test)) return undefined
    sources.push(...[...new Set(test.values)].map((value) => ({ by: test.by, value })))
  }
  return sources
}

/** The events of a kind are only a way to look for it. */
function isImplied(other: Clause, chosen: Clause): boolean {
  const events = (clause: Clause) => (clause.length === 1 && clause[0]?.by === 'event' ? clause[0].values : undefined)
  const [wanted, found] = [events(other), events(chosen)]
  return Boolean(wanted && found?.every((event) => wanted.includes(event)))
}
