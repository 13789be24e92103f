/** What single people gain and lose whose own facts are others afterwards, whatever they hold. */
import { catalogueOf, differenceOf, type Subject, teamTree } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { fold } from '../platform/fold.ts'
import { personName } from '../platform/naming.ts'
import { listFields } from '../profile-fields/index.ts'
import { listNamings, listRecordNames } from './holdings.store.ts'
import type { AccessPreview } from './shapes.ts'
import { type Group, tallyOf } from './tally.ts'
import { tell } from './tell.ts'

export interface Differing extends Pick<Group, 'differences'> {
  readonly userId: string
  /** What its pieces may name. */
  readonly recordIds: readonly string[]
}

/** The difference between somebody as they are and as they would be. */
export async function between(ctx: Context, subject: Subject, after: Subject): Promise<Differing> {
  const teams = await teamTree(ctx)
  const catalogue = await catalogueOf(ctx)
  const differences = differenceOf(
    { subject, teams },
    { subject: after, teams },
    { teamIds: [], fieldsOf: (scope) => (catalogue.scope(scope)?.fields ?? []).map(({ key }) => key), now: ctx.now() },
  )
  return { userId: after.userId, differences, recordIds: [subject, after].flatMap(recordsOf) }
}

function recordsOf({ assignments, contactId, accountIds }: Subject): string[] {
  return [...assignments.flatMap(({ recordIds }) => recordIds), ...[contactId ?? []].flat(), ...accountIds]
}

export async function tellOfEach(ctx: Context, people: readonly Differing[], leftOut: number): Promise<AccessPreview> {
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
    ...(await namesFor(
      ctx,
      people.flatMap(({ recordIds }) => recordIds),
    )),
  })
}

/** What pieces of single people may name. */
export async function namesFor(ctx: Context, recordIds: readonly string[]) {
  return {
    fields: (await listFields(ctx)).map(({ id, label }) => ({ id, name: label })),
    records: await listRecordNames(ctx.db, [...new Set(recordIds)]),
  }
}
