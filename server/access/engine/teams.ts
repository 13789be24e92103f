/** The teams of Roster as far as a decision needs them. */
export interface TeamTree {
  /** Whether a team is one of these or lies below one of them. */
  isWithin(teamId: string, ancestorIds: ReadonlySet<string>): boolean
  /** The nearest of these that is the team itself or stands above it. */
  nearest(teamId: string, ancestorIds: ReadonlySet<string>): string | undefined
}

/** Makes the tree from each team's parent. */
export function treeOf(parents: ReadonlyMap<string, string | null>): TeamTree & {
  /** These and all below them. */
  below(ids: Iterable<string>): Set<string>
  /** These and all above them. */
  above(ids: Iterable<string>): string[]
} {
  const nearest = (teamId: string, ancestorIds: ReadonlySet<string>): string | undefined => {
    let at: string | null = teamId
    // The count ends the walk should the stored tree ever have a cycle.
    for (let steps = 0; at !== null && steps <= parents.size; steps++) {
      if (ancestorIds.has(at)) return at
      at = parents.get(at) ?? null
    }
    return undefined
  }
  const isWithin = (teamId: string, ancestorIds: ReadonlySet<string>): boolean =>
    nearest(teamId, ancestorIds) !== undefined
  const below = (ids: Iterable<string>): Set<string> => {
    const tops = new Set(ids)
    return new Set([...parents.keys()].filter((id) => isWithin(id, tops)))
  }
  const above = (ids: Iterable<string>): string[] => {
    const found = new Set<string>()
    for (const id of ids)
      for (let at: string | null = id; at !== null && !found.has(at); at = parents.get(at) ?? null) found.add(at)
    return [...found]
  }
  return { isWithin, nearest, below, above }
}
