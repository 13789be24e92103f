/** Many records that are said at once: which are there already, and what each will be. */
import type { Tx } from '../../platform/context.ts'
import type { FieldError } from '../../platform/refusal.ts'
import type { DirectoryFacts } from '../directory.ts'
import type { ValuesIn } from '../shapes.ts'
import { asWritten, type Deed, type ExternalKey, valuesOf } from './deeds.ts'
import { judge } from './judge.ts'
import * as store from './store.ts'

/** What is said of one record. What is left out of a known one stays. */
export interface Said {
  /** Where: `records.7`, `lines.12`. */
  readonly place: string
  /** Names one that is there; any of the keys may, too. */
  readonly id?: string | undefined
  readonly keys: readonly ExternalKey[]
  readonly name?: string | undefined
  readonly attributes?: ValuesIn | undefined
  readonly inactive?: boolean | undefined
}

/** What is to be done, and every mistake by its place. */
export async function plan(
  tx: Tx,
  directory: DirectoryFacts,
  all: readonly Said[],
): Promise<{ deeds: Deed[]; errors: FieldError[] }> {
  const known = await findKnown(tx, all)
  const { values, errors } = await judge(
    tx,
    directory,
    all.map((said) => ({
      raw: said.attributes,
      before: valuesOf(known.rowOf(said)),
      path: `${said.place}.attributes`,
      whole: !known.rowOf(said),
    })),
  )
  errors.push(...mistakes(directory, all, known))
  const had = Map.groupBy(await store.listExternalIds(tx.db, known.ids), (one) => one.id)
  const deeds = all.map((said, at): Deed => {
    const row = known.rowOf(said)
    const own = row ? (had.get(row.id) ?? []) : []
    const newKeys = said.keys.filter((one) => !own.some((other) => isSame(one, other)))
    const before = row && asWritten(row, own)
    const { name = row?.name ?? '', inactive = before?.inactive ?? false } = said
    const keys = [...(before?.keys ?? []), ...newKeys.map((one) => one.key)]
    const after = { name, inactive, keys, values: values[at] ?? {} }
    return { place: said.place, row, before, after, had: own, newKeys }
  })
  return { deeds, errors }
}

interface Known {
  readonly ids: readonly string[]
  rowOf(said: Said): store.RecordRow | undefined
  /** The record that has this key. */
  ownerOf(key: ExternalKey): string | undefined
}

async function findKnown({ db }: Tx, all: readonly Said[]): Promise<Known> {
  const owners = new Map<string, string>()
  const keys = all.flatMap((said) => said.keys)
  for (const [source, some] of Map.groupBy(keys, (one) => one.source)) {
    const wanted = some.map((one) => one.key)
    for (const { key, id } of await store.listByKeys(db, source, wanted)) owners.set(textOf({ source, key }), id)
  }
  const ownerOf = (key: ExternalKey) => owners.get(textOf(key))
  const idOf = ({ id, keys: own }: Said) => id ?? own.map(ownerOf).find((one) => one !== undefined)
  const ids = [...new Set(all.flatMap((said) => idOf(said) ?? []))]
  const rows = new Map((await store.listByIds(db, ids)).map((row) => [row.id, row]))
  return { ids: [...rows.keys()], ownerOf, rowOf: (said) => rows.get(idOf(said) ?? '') }
}

function mistakes({ row: home }: DirectoryFacts, all: readonly Said[], known: Known): FieldError[] {
  const first = new Map<string, string>()
  return all.flatMap((said): FieldError[] => {
    const { place, id, keys, name } = said
    const row = known.rowOf(said)
    const names = [...(row ? [row.id] : []), ...keys.map(textOf)]
    const twin = names.map((one) => first.get(one)).find((one) => one !== undefined)
    for (const one of names) first.set(one, first.get(one) ?? place)
    const key = keys.length > 0 ? 'key' : 'record_id'
    if (twin !== undefined) return [{ path: `${place}.${key}`, code: 'duplicate', message: `The same key as ${twin}.` }]
    if (id !== undefined && row?.directory_id !== home.id)
      return [{ path: `${place}.record_id`, code: 'unknown', message: 'There is no such record.' }]
    if (row && row.directory_id !== home.id)
      return [{ path: `${place}.key`, code: 'taken', message: 'This key names a record of another directory.' }]
    if (keys.some((one) => (known.ownerOf(one) ?? row?.id) !== row?.id))
      return [{ path: `${place}.key`, code: 'taken', message: 'This key names another record.' }]
    const isNameless = row ? name === '' : !name
    return isNameless ? [{ path: `${place}.name`, code: 'required', message: 'The name is needed.' }] : []
  })
}

const textOf = ({ source, key }: ExternalKey) => `${source}:${key}`
const isSame = (one: ExternalKey, other: ExternalKey) => textOf(one) === textOf(other)
