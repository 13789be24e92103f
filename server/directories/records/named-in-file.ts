import type { Tx } from '../../platform/context.ts'
import { fold } from '../../platform/fold.ts'
import type { FieldError } from '../../platform/refusal.ts'
import { Id } from '../../platform/schema.ts'
import { type DirectoryFacts, listFacts } from '../directory.ts'
import type { Said } from './incoming.ts'
import { listByNames } from './store.ts'

/** In files records are named as people do: a name that is one record's alone stands for it. */
export async function withNamedRecords(
  tx: Tx,
  { attributes }: DirectoryFacts,
  said: readonly Said[],
): Promise<{ said: Said[]; errors: FieldError[] }> {
  const errors: FieldError[] = []
  const found = new Map<string, Map<string, string[]>>()
  const naming = attributes.filter((one) => one.kind === 'record')
  const ids = naming.length === 0 ? new Map() : new Map((await listFacts(tx)).map(({ row }) => [row.key, row.id]))
  for (const { key, directory } of naming) {
    const names = said.flatMap((one) => nameIn(one, key) ?? []).map(fold)
    const rows = await listByNames(tx.db, ids.get(directory ?? '') ?? '', [...new Set(names)])
    const byName = Map.groupBy(rows, (row) => row.name_key)
    found.set(key, new Map([...byName].map(([name, some]) => [name, some.map((row) => row.id)])))
  }
  const translated = said.map((one) => {
    const values = naming.flatMap(({ key }): [string, string][] => {
      const name = nameIn(one, key)
      const [id, twin] = (name !== undefined && found.get(key)?.get(fold(name))) || []
      if (twin)
        errors.push({
          path: `${one.place}.attributes.${key}`,
          code: 'ambiguous',
          message: `Several records are called “${name}”. Write the id of one.`,
        })
      return id === undefined ? [] : [[key, id]]
    })
    return { ...one, attributes: { ...one.attributes, ...Object.fromEntries(values) } }
  })
  return { said: translated, errors }
}

/** What stands for a record by its name. */
function nameIn({ attributes }: Said, key: string): string | undefined {
  const said = attributes?.[key]
  return typeof said === 'string' && !said.startsWith('ext:') && !Id.safeParse(said).success ? said : undefined
}
