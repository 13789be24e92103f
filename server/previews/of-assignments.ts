import { type Assignment, catalogueOf, differenceOf, getPerson, teamTree } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { listFields, type Statement } from '../profile-fields/index.ts'
import { readReferencesOf } from '../users/index.ts'
import { listInactive, listRecordNames } from './holdings.store.ts'
import type { AccessPreview, Change } from './shapes.ts'
import { tallyOf } from './tally.ts'
import { tell } from './tell.ts'

/** Fields of a person name other records: what these reach, and what a restriction leaves them. */
export async function previewAssignments(
  ctx: Context,
  { user, fields: raw }: Extract<Change, { kind: 'assignments' }>,
): Promise<AccessPreview> {
  const person = await getPerson(ctx, user, 'edit')
  const { statements } = await readReferencesOf(ctx, person, raw)
  const { subject } = person
  const inactive = new Set(
    await listInactive(
      ctx.db,
      statements.flatMap(({ records }) => records.map(({ id }) => id)),
    ),
  )
  const after = { ...subject, assignments: assignmentsAfter(subject.assignments, statements, inactive) }
  const teams = await teamTree(ctx)
  const catalogue = await catalogueOf(ctx)
  const differences = differenceOf(
    { subject, teams },
    { subject: after, teams },
    { teamIds: [], fieldsOf: (scope) => (catalogue.scope(scope)?.fields ?? []).map(({ key }) => key), now: ctx.now() },
  )
  const ids = [subject, after].flatMap(({ assignments }) => assignments.flatMap(({ recordIds }) => recordIds))
  const group = { count: 1, first: [{ nameKey: '', id: subject.userId }], differences }
  return tell(ctx, tallyOf([group]), {
    ...{ people: 1, leftOut: 0, from: null },
    fields: (await listFields(ctx)).map(({ id, label }) => ({ id, name: label })),
    records: await listRecordNames(ctx.db, [...new Set(ids)]),
  })
}

/** Fields of which something is said, as they would be; the others as they are. */
function assignmentsAfter(
  before: readonly Assignment[],
  statements: readonly Statement[],
  inactive: ReadonlySet<string>,
): Assignment[] {
  const said = new Set(statements.map(({ field }) => field.id))
  const stated = statements.flatMap(({ field, unrestricted, records }) => {
    const { id: fieldId, effect, appliesTo } = field
    const recordIds = records.map(({ id }) => id).filter((id) => !inactive.has(id))
    if (effect === null || (effect === 'restrict' ? unrestricted : recordIds.length === 0)) return []
    return [{ fieldId, effect, appliesTo, recordIds }]
  })
  return [...before.filter(({ fieldId }) => !said.has(fieldId)), ...stated]
}
