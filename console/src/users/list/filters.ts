/** What narrows the list besides the search, by its name in the address and in the API. An export takes the same. */
export const FILTERS = ['status', 'type', 'role', 'team', 'portal', 'account', 'contact', 'factor', 'fields'] as const
export type FilterName = (typeof FILTERS)[number]

/** Those that a segment says. */
const OF_SEGMENTS: readonly FilterName[] = ['status', 'type']
/** Those under which the segments are counted. */
export const BESIDE = FILTERS.filter((name) => !OF_SEGMENTS.includes(name))
