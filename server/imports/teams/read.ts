import type { z } from 'zod'
import { TeamChanges } from '../../teams/index.ts'
import type { Row } from '../csv.ts'
import type { Problem, Read } from '../importer.ts'
import { type Plan, readCell } from '../plan.ts'

/** What a row says of a team. */
export interface SaidTeam {
  readonly key: string
  /** Key of the team above; null for the top, undefined where the row says nothing. */
  readonly parent: string | null | undefined
  readonly changes: z.output<typeof TeamChanges>
}

export function readTeam(plan: Plan, row: Row): Read<SaidTeam> {
  const body: Record<string, unknown> = {}
  let key: string | undefined
  let parent: SaidTeam['parent']
  const columns = new Map<string, string>(plan.columns.map(({ target, column }) => [target, column]))
  for (const { target, index } of plan.columns) {
    const cell = readCell(row.cells, index)
    if (target === 'externalId') key = cell ?? undefined
    else if (target === 'parent') parent = cell
    else if (cell !== undefined) body[target] = cell ?? ''
  }
  const changes = TeamChanges.safeParse(body)
  const problems: Problem[] = (changes.error?.issues ?? []).map((issue) => ({
    field: columns.get(String(issue.path[0])) ?? '',
    reason: issue.message,
  }))
  if (key === undefined)
    problems.unshift({ field: columns.get('externalId') ?? '', reason: 'The key of the team is missing.' })
  else if (key.length > 200)
    problems.unshift({ field: columns.get('externalId') ?? '', reason: 'At most 200 characters.' })
  if (key === undefined || !changes.success || problems.length > 0) return { row, value: undefined, problems }
  return { row, value: { key, parent, changes: changes.data }, problems }
}
