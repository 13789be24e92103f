import type { GivingLevel, Role, Scope, ScopeAction } from '../role.ts'

/** What a role gives, by `scope.action`; what is not there is not given. */
export type Cells = Readonly<Record<string, Cell>>

export interface Cell {
  readonly level: GivingLevel
  /** Only records created less than so many seconds ago. */
  readonly within: number | null
}

export const cellKey = (scope: string, action: string): string => `${scope}.${action}`

export function cellsOf(permissions: Role['permissions']): Cells {
  return Object.fromEntries(
    permissions.flatMap(({ scope, action, level, within }) =>
      level === 'none' || level === 'no' ? [] : [[cellKey(scope, action), { level, within }] as const],
    ),
  )
}

/** Cells as the server takes them. */
export function permissionsOf(cells: Cells) {
  return Object.entries(cells).map(([key, cell]) => {
    const dot = key.indexOf('.')
    return { scope: key.slice(0, dot), action: key.slice(dot + 1), ...cell }
  })
}

/** One cell set to a level; undefined takes it out. A level left as it was keeps its time limit. */
export function withLevel(cells: Cells, before: Cells, key: string, level: GivingLevel | undefined): Cells {
  const { [key]: _, ...rest } = cells
  if (!level) return rest
  const former = before[key]
  return { ...rest, [key]: former?.level === level ? former : { level, within: null } }
}

/** The same level only for records that were created less than so many seconds ago; null for all of them. */
export function withWithin(cells: Cells, key: string, within: number | null): Cells {
  const cell = cells[key]
  return cell ? { ...cells, [key]: { ...cell, within } } : cells
}

/** What an action takes of a wish for many: the level itself, or yes where everything was wished; undefined leaves it. */
export function fitting(action: ScopeAction, level: GivingLevel): GivingLevel | undefined {
  if (action.giveable.includes(level)) return level
  return level === 'all' && action.giveable.includes('yes') ? 'yes' : undefined
}

/** The actions of all scopes as columns, in the order in which they first appear. */
export function columnsOf(scopes: readonly Scope[]): readonly ScopeAction[] {
  const columns = new Map<string, ScopeAction>()
  for (const action of scopes.flatMap(({ actions }) => actions))
    if (!columns.has(action.key)) columns.set(action.key, action)
  return [...columns.values()]
}

/** Every level that some of these actions take, widest first. */
export function levelsOf(actions: readonly ScopeAction[]): readonly GivingLevel[] {
  const all: readonly GivingLevel[] = ['all', 'team', 'account', 'contact', 'own', 'yes']
  const taken = all.filter((level) => actions.some(({ levels }) => levels.includes(level)))
  return taken.length > 1 ? taken.filter((level) => level !== 'yes') : taken
}
