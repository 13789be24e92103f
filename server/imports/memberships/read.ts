import type { z } from 'zod'
import { MembershipIn } from '../../teams/index.ts'
import { identifierKey } from '../../users/index.ts'
import type { Row } from '../csv.ts'
import type { Problem, Read } from '../importer.ts'
import type { KeysSeen } from '../keys-seen.ts'
import { momentOf } from '../moments.ts'
import { type Plan, readCell } from '../plan.ts'
import { type PersonRef, readRef, textOf } from '../users/said.ts'

/** What a row says: who, in which team, and how. */
export interface Belonging {
  readonly team: { readonly source: string; readonly key: string }
  readonly person: PersonRef
  /** Only what the row names. */
  readonly said: z.output<typeof MembershipIn>
}

/** Reads a row; the same person twice in one team of the file is refused with both lines. */
export function readBelonging(plan: Plan, row: Row, seen: KeysSeen): Read<Belonging> {
  const problems: Problem[] = []
  const body: Record<string, unknown> = {}
  let team: Belonging['team'] | undefined
  let person: PersonRef | undefined
  for (const { target, index, source = '', by } of plan.columns) {
    const cell = readCell(row.cells, index)
    if (cell === undefined) continue
    if (target === 'team') team = cell === null ? undefined : { source, key: cell }
    else if (target === 'user') person = cell === null ? undefined : readRef(by, source, cell, identifierKey)
    else if (target === 'position') body.position = cell ?? ''
    else if (target === 'order') body.order = cell === null || !/^\d{1,7}$/.test(cell) ? cell : Number(cell)
    else body[target] = cell === null ? null : momentOf(cell)
  }
  const nameOf = (target: string) => plan.columns.find((column) => column.target === target)?.column ?? ''
  const said = MembershipIn.safeParse(body)
  if (!team) problems.push({ field: nameOf('team'), reason: 'The team is missing.' })
  if (!person) problems.push({ field: nameOf('user'), reason: 'The person is missing.' })
  for (const issue of said.error?.issues ?? [])
    problems.push({
      field: nameOf(String(issue.path[0])),
      reason: issue.path[0] === 'order' ? 'This is not a whole number from 0.' : issue.message,
    })
  if (!team || !person || !said.success || problems.length > 0) return { row, value: undefined, problems }
  const before = seen.put(`${team.source}\0${team.key}\0${textOf(person)}`, row.line)
  if (before === undefined) return { row, value: { team, person, said: said.data }, problems }
  return {
    row,
    value: undefined,
    problems: [{ field: nameOf('user'), reason: `This person stands in this team in line ${before} already.` }],
  }
}
