/** What is asked of the trail, as clauses that must all hold, each of which says what any row must be. Pure. */

/** Ways to find rows along an index, newest first. */
export type Path = 'entity' | 'subject' | 'actor' | 'event' | 'change' | 'address' | 'request'

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

/** Looks along the first clause that can be looked up: clauses come with the narrowest first. */
export function planOf(clauses: readonly Clause[]): Plan {
  for (const clause of clauses) {
    const sources = sourcesOf(clause)
    if (sources && sources.length <= MOST_SOURCES)
      return { sources, rest: clauses.filter((other) => other !== clause && !isImplied(other, clause)) }
  }
  return { sources: [{ by: 'everything', value: '' }], rest: clauses }
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
