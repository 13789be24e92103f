import type { z } from 'zod'
import type { RecordFacts } from '../access/index.ts'
import type { Instant } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import { resolveAll } from './external.ts'
import type { RecordIn } from './shapes.ts'

type Given = z.output<typeof RecordIn>

/** Makes facts of records as applications know them. What a reference names that nobody knows admits nothing. */
export async function readRecords(
  ctx: Context,
  given: readonly (Given | undefined)[],
): Promise<(record: Given) => RecordFacts> {
  const records = given.filter((record) => record !== undefined)
  const userOf = await resolveAll(
    ctx,
    'user',
    records.flatMap((one) => [one.ownerId ?? [], one.createdById ?? []].flat()),
  )
  const teamOf = await resolveAll(
    ctx,
    'team',
    records.flatMap((one) => one.teamIds ?? []),
  )
  const recordOf = await resolveAll(ctx, 'directory-record', records.flatMap(namedIn))
  return ({ id, ownerId, createdById, createdAt, teamIds, contactId, accountIds, refs }) => ({
    ...(id === undefined ? {} : { id }),
    ...(ownerId ? { ownerId: userOf(ownerId) ?? null } : {}),
    ...(createdById ? { createdById: userOf(createdById) ?? null } : {}),
    ...(createdAt === undefined ? {} : { createdAt: createdAt as Instant }),
    ...(teamIds ? { teamIds: teamIds.flatMap((one) => teamOf(one) ?? []) } : {}),
    ...(contactId ? { contactId: recordOf(contactId) ?? null } : {}),
    ...(accountIds ? { accountIds: accountIds.flatMap((one) => recordOf(one) ?? []) } : {}),
    ...(refs ? { refs: resolvedRefs(refs, recordOf) } : {}),
  })
}

function namedIn({ contactId, accountIds, refs }: Given): string[] {
  return [contactId ?? [], accountIds ?? [], ...Object.values(refs ?? {}).map((value) => value ?? [])].flat()
}

function resolvedRefs(refs: NonNullable<Given['refs']>, recordOf: (ref: string) => string | undefined) {
  return Object.fromEntries(
    Object.entries(refs).map(([key, value]) => [key, [value ?? []].flat().flatMap((one) => recordOf(one) ?? [])]),
  )
}
