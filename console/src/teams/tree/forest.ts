import type { ReplyOf } from '../../../../server/platform/contract.ts'
import type { listTeams } from '../../../../server/teams/contract.ts'

export type TeamNode = ReplyOf<typeof listTeams>['items'][number]

/** The teams as a tree. A team whose parent is not to be seen stands at the top. */
export interface Forest {
  readonly byId: ReadonlyMap<string, TeamNode>
  readonly roots: readonly TeamNode[]
  readonly below: ReadonlyMap<string, readonly TeamNode[]>
}

/** One line of the drawn tree. */
export interface TreeRow {
  readonly team: TeamNode
  readonly level: number
  readonly hasBelow: boolean
  readonly isOpen: boolean
  /** Its place among its siblings, for screen readers. */
  readonly place: number
  readonly of: number
}

export function forestOf(teams: readonly TeamNode[]): Forest {
  const byId = new Map(teams.map((team) => [team.id, team]))
  const parentOf = ({ parentId }: TeamNode) => (parentId && byId.has(parentId) ? parentId : null)
  const below = new Map<string, TeamNode[]>()
  for (const team of teams) {
    const parent = parentOf(team)
    if (parent) below.set(parent, [...(below.get(parent) ?? []), team])
  }
  return { byId, roots: teams.filter((team) => !parentOf(team)), below }
}

/** The teams above one, from the top; without itself. */
export function pathTo(forest: Forest, id: string): readonly TeamNode[] {
  const parent = forest.byId.get(forest.byId.get(id)?.parentId ?? '')
  return parent ? [...pathTo(forest, parent.id), parent] : []
}

/** A team and everything below it. */
export function withBelow(forest: Forest, id: string): ReadonlySet<string> {
  const below = forest.below.get(id) ?? []
  return new Set([id, ...below.flatMap((team) => [...withBelow(forest, team.id)])])
}

/** What is drawn: opened branches, or while searching the teams that match with those above them. */
export function rowsOf(forest: Forest, open: ReadonlySet<string>, words: string): readonly TreeRow[] {
  const kept = words ? matching(forest, words) : undefined
  const list = (teams: readonly TeamNode[], level: number): TreeRow[] => {
    const shown = teams.filter(({ id }) => !kept || kept.has(id))
    return shown.flatMap((team, index) => {
      const children = forest.below.get(team.id) ?? []
      const hasBelow = children.some(({ id }) => !kept || kept.has(id))
      const isOpen = hasBelow && (Boolean(kept) || open.has(team.id))
      const row = { team, level, hasBelow, isOpen, place: index + 1, of: shown.length }
      return [row, ...(isOpen ? list(children, level + 1) : [])]
    })
  }
  return list(forest.roots, 1)
}

/** Whether a name holds every word, whatever the accents and letter case. */
export function isMatch(name: string, words: string): boolean {
  const text = folded(name)
  return folded(words)
    .split(/\s+/)
    .every((word) => text.includes(word))
}

function matching(forest: Forest, words: string): ReadonlySet<string> {
  const hits = [...forest.byId.values()].filter(({ name }) => isMatch(name, words))
  return new Set(hits.flatMap(({ id }) => [id, ...pathTo(forest, id).map((team) => team.id)]))
}

export const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
