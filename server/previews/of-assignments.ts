import { type Assignment, barrierOf, getPerson, type PersonFacts } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { NotFound } from '../platform/failures.ts'
import { Refusal, refuse } from '../platform/refusal.ts'
import type { RawValues, Statement } from '../profile-fields/index.ts'
import { assertMayWrite, IsDeleted, readEditedValues } from '../users/index.ts'
import { between, type Differing, tellOfEach } from './each.ts'
import { listInactive } from './holdings.store.ts'
import { peopleNamed } from './named.ts'
import type { AccessPreview, Change } from './shapes.ts'

/** Fields of a person name other records: what these reach, and what a restriction leaves them. */
export async function previewAssignments(
  ctx: Context,
  { user, fields }: Extract<Change, { kind: 'assignments' }>,
): Promise<AccessPreview> {
  return tellOfEach(ctx, [await differing(ctx, await getPerson(ctx, user, 'edit'), fields)], 0)
}

/** The same of several people, as far as the caller may assign each. */
export async function previewManyAssignments(
  ctx: Context,
  { people, fields }: Extract<Change, { kind: 'assignments-of-many' }>,
): Promise<AccessPreview> {
  const { ids, named } = await peopleNamed(ctx, people)
  if (ids.length === 0) refuse(NotFound)
  const found: Differing[] = []
  let refusal: Refusal | undefined
  for (const id of ids) {
    try {
      const person = await getPerson(ctx, id, 'edit')
      const each = await differing(ctx, person, fields)
      if (person.subject.type !== 'admin' && !barrierOf(person.subject, ctx.now())) found.push(each)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refusal = error
    }
  }
  if (found.length === 0 && refusal) throw refusal
  return tellOfEach(ctx, found, named - found.length)
}

async function differing(ctx: Context, person: PersonFacts, raw: RawValues): Promise<Differing> {
  if (person.row.deleted_at) refuse(IsDeleted)
  await assertMayWrite(ctx, person, { fields: raw })
  const { statements } = await readEditedValues(ctx, person, { fields: raw })
  const { subject } = person
  const named = statements.flatMap(({ records }) => records.map(({ id }) => id))
  const inactive = new Set(await listInactive(ctx.db, named))
  const after = { ...subject, assignments: assignmentsAfter(subject.assignments, statements, inactive) }
  return between(ctx, subject, after)
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
