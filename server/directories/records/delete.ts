import { raiseAccessVersion } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import type { Context } from '../../platform/context.ts'
import { Conflict, NotFound, Stale } from '../../platform/failures.ts'
import type { Input } from '../../platform/http/route.ts'
import { refuse } from '../../platform/refusal.ts'
import { type DirectoryFacts, factsOf, getFacts, listFacts } from '../directory.ts'
import { lockRow } from '../store.ts'
import { type deleteRecord, RecordInUse } from './contract.ts'
import { getRow, usesOf } from './show.ts'
import * as store from './store.ts'
import { translateTaken } from './taken.ts'
import { asTrail, tellValues } from './told.ts'
import { inDirectory } from './write.ts'

/** Deletes a record that nobody names. Else it says who does: numbers for everybody, names of whom the caller sees. */
export async function removeRecord(ctx: Context, { params, version }: Input<typeof deleteRecord>): Promise<undefined> {
  const { row: home } = await getFacts(ctx, params.directory)
  const { id } = await getRow(ctx, home.id, params.record)
  await ctx.transaction(async (tx) => {
    const directory = factsOf((await lockRow(tx.db, home.id)) ?? refuse(NotFound))
    const row = (await store.lockRecord(tx.db, id)) ?? refuse(NotFound)
    if (row.version !== version) refuse(Stale)
    await assertUnused(tx, directory, row)
    const externalIds = (await store.listExternalIds(tx.db, [id])).map(({ source, key }) => ({ source, key }))
    const [told = {}] = await tellValues(tx, directory, [JSON.parse(row.attributes)])
    const gone = { deleted_at: tx.now(), updated_at: tx.now() }
    if (!(await store.updateRecord(tx.db, id, version, gone))) refuse(Stale)
    await store.replaceExternalIds(tx.db, id, [])
    await raiseAccessVersion(tx.db)
    const entity = { kind: 'directory-record', id, name: row.name, version: version + 1 }
    const before = asTrail({ name: row.name, inactive: row.inactive_at !== null, told, externalIds })
    const also = { ...inDirectory(home), ...(externalIds.length > 0 ? { externalIds } : {}) }
    await record(tx, 'directory-record.deleted', entity, { before, also, about: [home.id] })
  })
}

async function assertUnused(ctx: Context, directory: DirectoryFacts, { id, name }: store.RecordRow): Promise<void> {
  const { fields, names, portalUsers, records } = await usesOf(ctx, directory, id)
  const people = Math.max(portalUsers, ...fields.map((field) => field.people))
  const ways = [
    ...fields.map((field) => `${count(field.people, 'person', 'people')} in “${field.label}”`),
    ...(portalUsers > 0 ? [count(portalUsers, 'portal user', 'portal users')] : []),
    ...(records > 0 ? [count(records, 'other record', 'other records')] : []),
  ]
  if (ways.length === 0) return
  const some = names.map((one) => one.name).join(', ')
  const who = some === '' ? '' : `: ${some}${people > names.length ? ' and others' : ''}`
  refuse(RecordInUse, { detail: `“${name}” is used by ${ways.join(' and ')}${who}. Make it inactive instead.` })
}

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`

interface Deletion {
  readonly id: string
  readonly version: number
  readonly externalIds: readonly { readonly source: string; readonly key: string }[]
}

/** Brings a deleted record back with the keys that it had. */
export async function reviveRecord(ctx: Context, { id, version, externalIds }: Deletion): Promise<void> {
  await translateTaken(ctx, () =>
    ctx.transaction(async (tx) => {
      const row = (await store.findDeleted(tx.db, id)) ?? refuse(NotFound)
      const home = (await listFacts(tx)).find((one) => one.row.id === row.directory_id)
      if (!home) return refuse(Conflict, { detail: `The directory of “${row.name}” is gone.` })
      if (!(await store.updateRecord(tx.db, id, version, { deleted_at: null, updated_at: tx.now() }))) refuse(Stale)
      await store.replaceExternalIds(tx.db, id, externalIds)
      await raiseAccessVersion(tx.db)
      const entity = { kind: 'directory-record', id, name: row.name, version: version + 1 }
      await record(tx, 'directory-record.restored', entity, { also: inDirectory(home.row), about: [home.row.id] })
    }),
  )
}
