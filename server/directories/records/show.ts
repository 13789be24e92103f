import { resolveRef, seenUsers } from '../../access/index.ts'
import type { Context } from '../../platform/context.ts'
import { NotFound } from '../../platform/failures.ts'
import type { Input } from '../../platform/http/route.ts'
import { personName } from '../../platform/naming.ts'
import { refuse } from '../../platform/refusal.ts'
import { type DirectoryFacts, getFacts, listFacts } from '../directory.ts'
import type { DirectoryRecord } from '../shapes.ts'
import type { getRecord } from './contract.ts'
import * as store from './store.ts'
import { tellValues } from './told.ts'
import * as use from './use.store.ts'

const NAMED = 5 // of those who name a record

/** The record of this directory, by its id or external id, or `not-found`. */
export async function getRow(ctx: Context, directoryId: string, ref: string): Promise<store.RecordRow> {
  const id = await resolveRef(ctx, 'directory-record', ref)
  return (await store.findRecord(ctx.db, directoryId, id)) ?? refuse(NotFound)
}

/** Records as lists show them, with what stands beside them by a fixed number of queries. */
export async function toRecords(
  ctx: Context,
  directory: DirectoryFacts,
  rows: readonly store.RecordRow[],
): Promise<DirectoryRecord[]> {
  const ids = rows.map((row) => row.id)
  const told = await tellValues(
    ctx,
    directory,
    rows.map((row) => JSON.parse(row.attributes)),
  )
  const keys = Map.groupBy(await store.listExternalIds(ctx.db, ids), (one) => one.id)
  const people = await use.countPeople(ctx.db, ids)
  return rows.map((row, at) => ({
    id: row.id,
    name: row.name,
    attributes: { ...told[at] },
    externalIds: (keys.get(row.id) ?? []).map(({ source, key }) => ({ source, key })),
    inactive: row.inactive_at !== null,
    people: people.get(row.id) ?? 0,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }))
}

export async function showRecord(ctx: Context, directory: string, id: string): Promise<DirectoryRecord> {
  const facts = await getFacts(ctx, directory)
  const [record] = await toRecords(ctx, facts, [await getRow(ctx, facts.row.id, id)])
  return record ?? refuse(NotFound)
}

/** One record, and who names it, as far as the caller sees them. */
export async function showUsed(ctx: Context, { params }: Input<typeof getRecord>) {
  const facts = await getFacts(ctx, params.directory)
  const row = await getRow(ctx, facts.row.id, params.record)
  const [record] = await toRecords(ctx, facts, [row])
  if (!record) return refuse(NotFound)
  return { ...record, usedBy: await usesOf(ctx, facts, row.id) }
}

/** By whom and by what a record is named. */
export async function usesOf(ctx: Context, { row }: DirectoryFacts, id: string) {
  const others = (await listFacts(ctx)).filter((one) => one.attributes.some((a) => a.directory === row.key))
  const people = await use.listPeople(ctx.db, id, await seenUsers(ctx), NAMED)
  const naming = others.map((one) => one.row.id)
  return {
    fields: await use.countByField(ctx.db, id),
    names: people.map((person) => ({ id: person.user_id, name: personName(person) })),
    portalUsers: await use.countPortalUsers(ctx.db, id),
    records: await use.countRecordsNaming(ctx.db, naming, id),
  }
}
