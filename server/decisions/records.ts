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
  const named: Named = { users: [], teams: [], records: [] }
  for (const record of given) if (record) noteNames(record, named)
  const ids: Ids = {
    userOf: await resolveAll(ctx, 'user', named.users),
    teamOf: await resolveAll(ctx, 'team', named.teams),
    recordOf: await resolveAll(ctx, 'directory-record', named.records),
  }
  return (record) => factsOf(record, ids)
}

interface Named {
  readonly users: string[]
  readonly teams: string[]
  readonly records: string[]
}

/** Notes what a record names; a thousand of them come at once, and nothing is built for each. */
function noteNames({ ownerId, createdById, teamIds, contactId, accountIds, refs }: Given, named: Named): void {
  if (ownerId) named.users.push(ownerId)
  if (createdById) named.users.push(createdById)
  for (const one of teamIds ?? []) named.teams.push(one)
  if (contactId) named.records.push(contactId)
  for (const one of accountIds ?? []) named.records.push(one)
  for (const value of Object.values(refs ?? {})) for (const one of [value ?? []].flat()) named.records.push(one)
}

type Resolve = (ref: string) => string | undefined

interface Ids {
  readonly userOf: Resolve
  readonly teamOf: Resolve
  readonly recordOf: Resolve
}

function factsOf(given: Given, { userOf, teamOf, recordOf }: Ids): RecordFacts {
  const { id, ownerId, createdById, createdAt, teamIds, contactId, accountIds, refs } = given
  const facts: { -readonly [Fact in keyof RecordFacts]: RecordFacts[Fact] } = {}
  if (id !== undefined) facts.id = id
  if (ownerId) facts.ownerId = userOf(ownerId) ?? null
  if (createdById) facts.createdById = userOf(createdById) ?? null
  if (createdAt !== undefined) facts.createdAt = createdAt as Instant
  if (teamIds) facts.teamIds = teamIds.flatMap((one) => teamOf(one) ?? [])
  if (contactId) facts.contactId = recordOf(contactId) ?? null
  if (accountIds) facts.accountIds = accountIds.flatMap((one) => recordOf(one) ?? [])
  if (refs) facts.refs = resolvedRefs(refs, recordOf)
  return facts
}

function resolvedRefs(refs: NonNullable<Given['refs']>, recordOf: Resolve) {
  return Object.fromEntries(
    Object.entries(refs).map(([key, value]) => [key, [value ?? []].flat().flatMap((one) => recordOf(one) ?? [])]),
  )
}
