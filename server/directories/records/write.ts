import { raiseAccessVersion } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import type { Context } from '../../platform/context.ts'
import { Invalid, NotFound, Stale } from '../../platform/failures.ts'
import type { Input } from '../../platform/http/route.ts'
import { type FieldError, refuse } from '../../platform/refusal.ts'
import { factsOf, getFacts } from '../directory.ts'
import type { DirectoryRecord } from '../shapes.ts'
import { lockRow } from '../store.ts'
import type { createRecord, editRecord } from './contract.ts'
import { judge } from './judge.ts'
import { columnsOf, freshRow } from './row.ts'
import { getRow, showRecord } from './show.ts'
import * as store from './store.ts'
import { translateTaken } from './taken.ts'
import { asTrail, tellValues } from './told.ts'

/** Adds a record to a directory. */
export async function addRecord(ctx: Context, { params, body }: Input<typeof createRecord>): Promise<DirectoryRecord> {
  const { row } = await getFacts(ctx, params.directory)
  const id = await translateTaken(ctx, () =>
    ctx.transaction(async (tx) => {
      const directory = factsOf((await lockRow(tx.db, row.id)) ?? refuse(NotFound))
      const judged = await judge(tx, directory, [{ raw: body.attributes, before: {}, path: 'attributes', whole: true }])
      assertGood(judged.errors)
      const [values = {}] = judged.values
      const keys = body.externalIds.map((one) => one.key)
      const fresh = freshRow(tx, directory, { name: body.name, values, keys, inactive: body.inactive })
      await store.insertRecords(tx.db, [fresh])
      await store.replaceExternalIds(tx.db, fresh.id, body.externalIds)
      const [told = {}] = await tellValues(tx, directory, [values])
      const after = asTrail({ ...body, told })
      const entity = { kind: 'directory-record', id: fresh.id, name: body.name, version: 1 }
      await record(tx, 'directory-record.created', entity, { after, also: inDirectory(row), about: [row.id] })
      return fresh.id
    }),
  )
  return showRecord(ctx, row.id, id)
}

/** Changes a record. One that becomes inactive stays where it is used. */
export async function changeRecord(
  ctx: Context,
  { params, body, version }: Input<typeof editRecord>,
): Promise<DirectoryRecord> {
  const { row: home } = await getFacts(ctx, params.directory)
  const { id } = await getRow(ctx, home.id, params.record)
  await translateTaken(ctx, () =>
    ctx.transaction(async (tx) => {
      const directory = factsOf((await lockRow(tx.db, home.id)) ?? refuse(NotFound))
      const row = (await store.lockRecord(tx.db, id)) ?? refuse(NotFound)
      if (row.version !== version) refuse(Stale)
      const before = JSON.parse(row.attributes)
      const judged = await judge(tx, directory, [
        { raw: body.attributes, before, path: 'attributes', whole: body.attributes !== undefined },
      ])
      assertGood(judged.errors)
      const [values = {}] = judged.values
      const had = (await store.listExternalIds(tx.db, [id])).map(({ source, key }) => ({ source, key }))
      const { name = row.name, externalIds = had, inactive = row.inactive_at !== null } = body
      const keys = externalIds.map((one) => one.key)
      const columns = columnsOf(tx, directory, { name, values, keys, inactive }, row)
      if (!(await store.updateRecord(tx.db, id, version, columns))) refuse(Stale)
      if (body.externalIds) await store.replaceExternalIds(tx.db, id, body.externalIds)
      // Applications ask, and are answered, in keys: another record behind one is another answer.
      if (body.externalIds || inactive !== (row.inactive_at !== null)) await raiseAccessVersion(tx.db)
      const [was = {}, is = {}] = await tellValues(tx, directory, [before, values])
      const entity = { kind: 'directory-record', id, name, version: version + 1 }
      await record(tx, 'directory-record.edited', entity, {
        before: asTrail({ name: row.name, inactive: row.inactive_at !== null, told: was, externalIds: had }),
        after: asTrail({ name, inactive, told: is, externalIds }),
        also: inDirectory(home),
        about: [home.id],
      })
    }),
  )
  return showRecord(ctx, home.id, id)
}

/** Where a record belongs, for the trail. */
export function inDirectory({ id, name }: { readonly id: string; readonly name: string }) {
  return { directory: name, directoryId: id }
}

export function assertGood(fields: readonly FieldError[]): void {
  if (fields.length > 0) refuse(Invalid, { detail: fields[0]?.message ?? '', fields })
}
