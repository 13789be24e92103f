import { raiseAccessVersion } from '../../access/index.ts'
import { type AuditEvent, recordMany } from '../../audit/index.ts'
import type { Context, Tx } from '../../platform/context.ts'
import { NotFound } from '../../platform/failures.ts'
import { fold } from '../../platform/fold.ts'
import type { Input } from '../../platform/http/route.ts'
import { type FieldError, refuse } from '../../platform/refusal.ts'
import { type DirectoryFacts, factsOf, getFacts } from '../directory.ts'
import type { Values } from '../shapes.ts'
import { lockRow } from '../store.ts'
import type { syncRecords } from './contract.ts'
import { judge } from './judge.ts'
import { columnsOf, freshRow, type Written } from './row.ts'
import * as store from './store.ts'
import { sameNames } from './sync.store.ts'
import { translateTaken } from './taken.ts'
import { asTrail, tellValues } from './told.ts'
import { assertGood, inDirectory } from './write.ts'

type Body = Input<typeof syncRecords>['body']
type Said = Body['records'][number]

/** What is to be written of one record. */
interface Deed {
  /** Its place in the request; none where it is left out. */
  readonly at: number
  readonly key: string
  readonly row: store.RecordRow | undefined
  readonly before: Written | undefined
  readonly after: Written
}

/** Brings records up to date by their keys in another system; all or nothing. The same again writes nothing. */
export async function bringUpToDate(ctx: Context, { params, body }: Input<typeof syncRecords>) {
  const { row } = await getFacts(ctx, params.directory)
  return translateTaken(ctx, () =>
    ctx.transaction(async (tx) => {
      const directory = factsOf((await lockRow(tx.db, row.id)) ?? refuse(NotFound))
      const deeds = await plan(tx, directory, body)
      const gone = body.missing === 'deactivate' ? await leftOut(tx, directory, body) : []
      const differing = [...deeds.filter(isDifferent), ...gone]
      const created = differing.filter((deed) => deed.row === undefined).length
      const counts = {
        created,
        updated: differing.length - created - gone.length,
        unchanged: deeds.length - (differing.length - gone.length),
        deactivated: gone.length,
      }
      if (differing.length > 0) await write(tx, directory, body.source, { differing, counts })
      return counts
    }),
  )
}

async function plan(tx: Tx, directory: DirectoryFacts, { source, records }: Body): Promise<Deed[]> {
  const ids = new Map(
    (
      await store.listByKeys(
        tx.db,
        source,
        records.map((one) => one.key),
      )
    ).map((one) => [one.key, one.id]),
  )
  const rows = new Map((await store.listByIds(tx.db, [...ids.values()])).map((row) => [row.id, row]))
  const rowOf = ({ key }: Said) => rows.get(ids.get(key) ?? '')
  const { values, errors } = await judge(
    tx,
    directory,
    records.map((said, at) => ({
      raw: said.attributes,
      before: valuesOf(rowOf(said)),
      path: `records.${at}.attributes`,
      whole: !rowOf(said),
    })),
  )
  errors.push(...mistakes(directory, records, rowOf))
  assertGood(errors)
  const keys = Map.groupBy(await store.listExternalIds(tx.db, [...rows.keys()]), (one) => one.id)
  return records.map((said, at) => {
    const row = rowOf(said)
    const known = row ? (keys.get(row.id) ?? []).map((one) => one.key) : [said.key]
    const before = row && asWritten(row, known)
    const { name = row?.name ?? '', inactive = before?.inactive ?? false } = said
    return { at, key: said.key, row, before, after: { name, inactive, keys: known, values: values[at] ?? {} } }
  })
}

function mistakes(
  directory: DirectoryFacts,
  records: readonly Said[],
  rowOf: (said: Said) => store.RecordRow | undefined,
): FieldError[] {
  const keys = new Map<string, number>()
  return records.flatMap((said, at): FieldError[] => {
    const first = keys.get(said.key)
    keys.set(said.key, first ?? at)
    if (first !== undefined)
      return [{ path: `records.${at}.key`, code: 'duplicate', message: `The same key as records.${first}.` }]
    const row = rowOf(said)
    if (row && row.directory_id !== directory.row.id)
      return [{ path: `records.${at}.key`, code: 'taken', message: 'This key names a record of another directory.' }]
    const isNameless = row ? said.name === '' : !said.name
    return isNameless ? [{ path: `records.${at}.name`, code: 'required', message: 'The name is needed.' }] : []
  })
}

/** Active records of this source that the list does not name; they become inactive. */
async function leftOut(tx: Tx, directory: DirectoryFacts, { source, records }: Body): Promise<Deed[]> {
  const named = new Set(records.map((one) => one.key))
  const rows = await store.listActiveOfSource(tx.db, directory.row.id, source)
  const keys = Map.groupBy(
    await store.listExternalIds(
      tx.db,
      rows.map((row) => row.id),
    ),
    (one) => one.id,
  )
  return rows.flatMap((row) => {
    const own = keys.get(row.id) ?? []
    if (own.some((one) => one.source === source && named.has(one.key))) return []
    const before = asWritten(
      row,
      own.map((one) => one.key),
    )
    const key = own.find((one) => one.source === source)?.key ?? ''
    return [{ at: -1, key, row, before, after: { ...before, inactive: true } }]
  })
}

interface Differing {
  readonly differing: readonly Deed[]
  readonly counts: Readonly<Record<string, number>>
}

async function write(tx: Tx, directory: DirectoryFacts, source: string, { differing, counts }: Differing) {
  await assertNamesFree(tx, directory, differing)
  const fresh = differing.filter((deed) => deed.row === undefined)
  const rows = fresh.map(({ after }) => freshRow(tx, directory, after))
  await store.insertRecords(tx.db, rows)
  await store.addExternalIds(
    tx.db,
    rows.map((row, at) => ({ id: row.id, source, key: fresh[at]?.key ?? '' })),
  )
  for (const { row, after } of differing)
    if (row) await store.updateRecord(tx.db, row.id, row.version, columnsOf(tx, directory, after, row))
  if (differing.some(({ before, after }) => before && before.inactive !== after.inactive))
    await raiseAccessVersion(tx.db)
  const idOf = new Map(rows.map((row, at) => [fresh[at], row.id]))
  const events = await eventsOf(tx, directory, { differing, source, idOf: (deed) => idOf.get(deed) ?? '' })
  const sum = { kind: 'directory', id: directory.row.id, name: directory.row.name }
  await recordMany(tx, [{ event: 'directory.synced', entity: sum, change: { also: { source, ...counts } } }, ...events])
}

/** Told by its place which name another record has; names that change hands in one request are refused, too. */
async function assertNamesFree(tx: Tx, { row }: DirectoryFacts, differing: readonly Deed[]): Promise<void> {
  if (row.unique_names_at === null) return
  const named = differing.filter(({ before, after }) => !before || fold(before.name) !== fold(after.name))
  const taken = await sameNames(
    tx.db,
    row.id,
    named.map(({ after }) => fold(after.name)),
  )
  const seen = new Set(taken)
  const wrong = named.filter(({ after }) => seen.has(fold(after.name)) || !seen.add(fold(after.name)))
  assertGood(
    wrong.map(({ at, after }) => ({
      path: `records.${at}.name`,
      code: 'record-name-taken',
      message: `Another record of this directory is called “${after.name}”.`,
    })),
  )
}

/** One event for each record, so that each has its history and can be undone alone. */
async function eventsOf(
  tx: Tx,
  directory: DirectoryFacts,
  { differing, source, idOf }: Pick<Differing, 'differing'> & { source: string; idOf: (deed: Deed) => string },
): Promise<AuditEvent[]> {
  const was = await tellValues(
    tx,
    directory,
    differing.map(({ before }) => before?.values ?? {}),
  )
  const is = await tellValues(
    tx,
    directory,
    differing.map(({ after }) => after.values),
  )
  return differing.map((deed, at) => {
    const { row, before, after, key } = deed
    const side = (written: Written, told = {}) =>
      asTrail({ name: written.name, inactive: written.inactive, told, externalIds: [{ source, key }] })
    const entity = { kind: 'directory-record', id: row?.id ?? idOf(deed), name: after.name }
    const change = {
      ...(before ? { before: side(before, was[at]) } : {}),
      after: side(after, is[at]),
      also: { ...inDirectory(directory.row), source },
    }
    return {
      event: row ? 'directory-record.edited' : 'directory-record.created',
      entity: { ...entity, version: (row?.version ?? 0) + 1 },
      change,
    }
  })
}

function isDifferent({ before, after }: Deed): boolean {
  return !before || textOf(before) !== textOf(after)
}

const textOf = ({ name, inactive, values }: Written) =>
  JSON.stringify([name, inactive, Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1))])

function asWritten(row: store.RecordRow, keys: readonly string[]): Written {
  return { name: row.name, values: valuesOf(row), keys, inactive: row.inactive_at !== null }
}

function valuesOf(row: store.RecordRow | undefined): Values {
  return row ? JSON.parse(row.attributes) : {}
}
