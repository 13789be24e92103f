import {
  type Assignment,
  barrierOf,
  catalogueOf,
  differenceOf,
  getPerson,
  type PersonFacts,
  teamTree,
} from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { NotFound } from '../platform/failures.ts'
import { fold } from '../platform/fold.ts'
import { personName } from '../platform/naming.ts'
import { Refusal, refuse } from '../platform/refusal.ts'
import { listFields, type RawValues, type Statement } from '../profile-fields/index.ts'
import { assertMayWrite, readEditedValues } from '../users/index.ts'
import { listInactive, listNamings, listRecordNames } from './holdings.store.ts'
import { peopleNamed } from './named.ts'
import type { AccessPreview, Change } from './shapes.ts'
import { type Group, tallyOf } from './tally.ts'
import { tell } from './tell.ts'

/** Fields of a person name other records: what these reach, and what a restriction leaves them. */
export async function previewAssignments(
  ctx: Context,
  { user, fields }: Extract<Change, { kind: 'assignments' }>,
): Promise<AccessPreview> {
  return tellOf(ctx, [await differing(ctx, await getPerson(ctx, user, 'edit'), fields)], 0)
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
  return tellOf(ctx, found, named - found.length)
}

interface Differing extends Pick<Group, 'differences'> {
  readonly userId: string
  /** What its pieces may name. */
  readonly recordIds: readonly string[]
}

async function differing(ctx: Context, person: PersonFacts, raw: RawValues): Promise<Differing> {
  await assertMayWrite(ctx, person, { fields: raw })
  const { statements } = await readEditedValues(ctx, person, { fields: raw })
  const { subject } = person
  const named = statements.flatMap(({ records }) => records.map(({ id }) => id))
  const inactive = new Set(await listInactive(ctx.db, named))
  const after = { ...subject, assignments: assignmentsAfter(subject.assignments, statements, inactive) }
  const teams = await teamTree(ctx)
  const catalogue = await catalogueOf(ctx)
  const differences = differenceOf(
    { subject, teams },
    { subject: after, teams },
    { teamIds: [], fieldsOf: (scope) => (catalogue.scope(scope)?.fields ?? []).map(({ key }) => key), now: ctx.now() },
  )
  const sides = [subject, after].flatMap(({ assignments }) => assignments.flatMap(({ recordIds }) => recordIds))
  return { userId: subject.userId, differences, recordIds: sides }
}

async function tellOf(ctx: Context, people: readonly Differing[], leftOut: number): Promise<AccessPreview> {
  const namings = await listNamings(
    ctx.db,
    people.map(({ userId }) => userId),
  )
  const keys = new Map(namings.map((row) => [row.id, fold(personName(row))]))
  const groups = people.map(({ userId: id, differences }) => ({
    ...{ count: 1, first: [{ id, nameKey: keys.get(id) ?? '' }], differences },
  }))
  return tell(ctx, tallyOf(groups), {
    ...{ people: people.length, leftOut, from: null },
    fields: (await listFields(ctx)).map(({ id, label }) => ({ id, name: label })),
    records: await listRecordNames(ctx.db, [...new Set(people.flatMap(({ recordIds }) => recordIds))]),
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
