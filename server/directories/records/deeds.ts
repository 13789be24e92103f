import { raiseAccessVersion } from '../../access/index.ts'
import { type AuditEvent, recordMany } from '../../audit/index.ts'
import type { Tx } from '../../platform/context.ts'
import { fold } from '../../platform/fold.ts'
import type { FieldError } from '../../platform/refusal.ts'
import type { DirectoryFacts } from '../directory.ts'
import type { Values } from '../shapes.ts'
import { columnsOf, freshRow, type Written } from './row.ts'
import * as store from './store.ts'
import { sameNames } from './sync.store.ts'
import { asTrail, tellValues } from './told.ts'
import { assertGood, inDirectory } from './write.ts'

export interface ExternalKey {
  readonly source: string
  readonly key: string
}

/** What is to be written of one record among many. */
export interface Deed {
  /** Where it is said: `records.7`, `lines.12`; '' where it was left out. */
  readonly place: string
  readonly row: store.RecordRow | undefined
  readonly before: Written | undefined
  readonly after: Written
  /** By which other systems know it, and those that are said now for the first time. */
  readonly had: readonly ExternalKey[]
  readonly newKeys: readonly ExternalKey[]
}

/** How many are new, changed, the same, and inactive because the list left them out. */
export function countsOf(deeds: readonly Deed[], gone: readonly Deed[] = []) {
  const differing = deeds.filter(isDifferent)
  const created = differing.filter((deed) => deed.row === undefined).length
  return {
    created,
    updated: differing.length - created,
    unchanged: deeds.length - differing.length,
    deactivated: gone.length,
  }
}

export function isDifferent({ before, after, newKeys }: Deed): boolean {
  return !before || newKeys.length > 0 || textOf(before) !== textOf(after)
}

/** Active records of this source that the list does not name; they become inactive. */
export async function leftOut(
  tx: Tx,
  directory: DirectoryFacts,
  { source, named }: { source: string; named: ReadonlySet<string> },
): Promise<Deed[]> {
  const rows = await store.listActiveOfSource(tx.db, directory.row.id, source)
  const ids = rows.map((row) => row.id)
  const keys = Map.groupBy(await store.listExternalIds(tx.db, ids), (one) => one.id)
  return rows.flatMap((row) => {
    const own = keys.get(row.id) ?? []
    if (own.some((one) => one.source === source && named.has(one.key))) return []
    const before = asWritten(row, own)
    return [{ place: '', row, before, after: { ...before, inactive: true }, had: own, newKeys: [] }]
  })
}

/** Writes what differs, each with its event, and one event for all. */
export async function write(
  tx: Tx,
  directory: DirectoryFacts,
  differing: readonly Deed[],
  also: { readonly source: string } & Readonly<Record<string, string | number>>,
): Promise<void> {
  assertGood(await nameErrors(tx, directory, differing))
  const rows = new Map(differing.flatMap((deed) => (deed.row ? [] : [[deed, freshRow(tx, directory, deed.after)]])))
  await store.insertRecords(tx.db, [...rows.values()])
  const idOf = (deed: Deed) => deed.row?.id ?? rows.get(deed)?.id ?? ''
  await store.addExternalIds(
    tx.db,
    differing.flatMap((deed) => deed.newKeys.map((one) => ({ ...one, id: idOf(deed) }))),
  )
  for (const { row, after } of differing)
    if (row) await store.updateRecord(tx.db, row.id, row.version, columnsOf(tx, directory, after, row))
  if (differing.some(isOtherToApplications)) await raiseAccessVersion(tx.db)
  const sum = { kind: 'directory', id: directory.row.id, name: directory.row.name }
  const events = await eventsOf(tx, directory, { differing, idOf, source: also.source })
  await recordMany(tx, [{ event: 'directory.synced', entity: sum, change: { also } }, ...events])
}

/** Applications ask, and are answered, in keys: another record behind one is another answer, as one less active is. */
function isOtherToApplications({ before, after, newKeys }: Deed): boolean {
  return before !== undefined && (newKeys.length > 0 || before.inactive !== after.inactive)
}

/** Which names other records have, by their places; names that change hands in one request are refused, too. */
export async function nameErrors(
  tx: Tx,
  { row }: DirectoryFacts,
  differing: readonly Deed[],
): Promise<readonly FieldError[]> {
  if (row.unique_names_at === null) return []
  const named = differing.filter(({ before, after }) => !before || fold(before.name) !== fold(after.name))
  const names = named.map(({ after }) => fold(after.name))
  const seen = new Set(await sameNames(tx.db, row.id, names))
  const wrong = named.filter(({ after }) => seen.has(fold(after.name)) || !seen.add(fold(after.name)))
  return wrong.map(({ place, after }) => ({
    path: `${place}.name`,
    code: 'record-name-taken',
    message: `Another record of this directory is called “${after.name}”.`,
  }))
}

/** One event for each record, so that each has its history and can be undone alone. */
async function eventsOf(
  tx: Tx,
  directory: DirectoryFacts,
  { differing, idOf, source }: { differing: readonly Deed[]; idOf: (deed: Deed) => string; source: string },
): Promise<AuditEvent[]> {
  const tell = (all: readonly Values[]) => tellValues(tx, directory, all)
  const was = await tell(differing.map(({ before }) => before?.values ?? {}))
  const is = await tell(differing.map(({ after }) => after.values))
  return differing.map((deed, at) => {
    const { row, before, after, had, newKeys } = deed
    const side = ({ name, inactive }: Written, told = {}, keys: readonly ExternalKey[] = []) =>
      asTrail({ name, inactive, told, externalIds: keys.map(({ source, key }) => ({ source, key })) })
    const entity = { kind: 'directory-record', id: idOf(deed), name: after.name, version: (row?.version ?? 0) + 1 }
    const change = {
      ...(before ? { before: side(before, was[at], had) } : {}),
      after: side(after, is[at], [...had, ...newKeys]),
      also: { ...inDirectory(directory.row), source },
    }
    return { event: row ? 'directory-record.edited' : 'directory-record.created', entity, change }
  })
}

const textOf = ({ name, inactive, values }: Written) =>
  JSON.stringify([name, inactive, Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1))])

/** A record as it stands. */
export function asWritten(row: store.RecordRow, keys: readonly ExternalKey[]): Written {
  return {
    name: row.name,
    values: valuesOf(row),
    keys: keys.map((one) => one.key),
    inactive: row.inactive_at !== null,
  }
}

export function valuesOf(row: store.RecordRow | undefined): Values {
  return row ? JSON.parse(row.attributes) : {}
}
