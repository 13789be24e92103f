import type { Context } from '../../platform/context.ts'
import type { DirectoryFacts } from '../directory.ts'
import type { DirectoryRecord, Values } from '../shapes.ts'
import * as store from './store.ts'

/** Values as people read them: records by id and name. */
export type ToldValues = DirectoryRecord['attributes']

/** Turns stored values into what replies and the trail tell; the records that they name are read by one look. */
export async function tellValues(
  { db }: Pick<Context, 'db'>,
  { attributes }: DirectoryFacts,
  all: readonly Values[],
): Promise<ToldValues[]> {
  const naming = attributes.filter((one) => one.kind === 'record')
  const ids = all.flatMap((values) => naming.flatMap((one) => values[one.key] ?? [])).map(String)
  const names = new Map((await store.listByIds(db, [...new Set(ids)])).map((row) => [row.id, row.name]))
  return all.map((values) =>
    Object.fromEntries(
      attributes.flatMap((one): [string, ToldValues[string]][] => {
        const value = values[one.key]
        if (value === undefined) return []
        if (one.kind !== 'record') return [[one.key, value]]
        const name = names.get(String(value))
        return name === undefined ? [] : [[one.key, { id: String(value), name }]]
      }),
    ),
  )
}

/** A record as the trail tells it: attributes each for itself, so that only what differs is kept. */
export function asTrail(record: {
  readonly name: string
  readonly inactive: boolean
  readonly told: ToldValues
  readonly externalIds: readonly { readonly source: string; readonly key: string }[]
}) {
  const { name, inactive, told, externalIds } = record
  return {
    ...{ name, inactive, externalIds },
    ...Object.fromEntries(Object.entries(told).map(([key, value]) => [`attributes.${key}`, value])),
  }
}
