/** Columns that name records or people: what rows say, looked up for a batch, and what differs from what is there. */
import { getPerson } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import { listDirectoryFacts } from '../../directories/index.ts'
import type { Tx } from '../../platform/context.ts'
import { Invalid, NotFound } from '../../platform/failures.ts'
import { fold } from '../../platform/fold.ts'
import { refuse, refuseField } from '../../platform/refusal.ts'
import { Ref } from '../../platform/schema.ts'
import { listFields, type ProfileField, type RawValues, readCellOf, tellHeld } from '../../profile-fields/index.ts'
import type { Receiver } from '../../roles/index.ts'
import { identifierKey, readNewReferences, readReferencesOf, type UserRow, writeEdit } from '../../users/index.ts'
import type { Said } from './said.ts'
import * as store from './store.ts'

type Found = ReadonlyMap<string, readonly { readonly id: string; readonly directory_id: string }[]>
type Deed = (receiver: Receiver) => Promise<void>

export class ReferencesNamed {
  readonly #fields: readonly ProfileField[]
  readonly #homes: ReadonlyMap<string, string>
  readonly #records: Found
  readonly #people: ReadonlyMap<string, string>

  private constructor(read: {
    fields: readonly ProfileField[]
    homes: ReadonlyMap<string, string>
    records: Found
    people: ReadonlyMap<string, string>
  }) {
    this.#fields = read.fields
    this.#homes = read.homes
    this.#records = read.records
    this.#people = read.people
  }

  static async read(tx: Tx, said: readonly Said[]): Promise<ReferencesNamed> {
    const fields = (await listFields(tx)).filter(({ kind }) => kind === 'record' || kind === 'user')
    const cells = (kind: string) =>
      said.flatMap(({ references }) =>
        fields.filter((field) => field.kind === kind).flatMap((field) => itemsOf(field, references[field.key])),
      )
    const names = [...new Set(cells('record').map(fold))]
    const keys = [...new Set(cells('user').map(identifierKey))]
    const records = names.length === 0 ? [] : await store.listRecordsCalled(tx.db, names)
    const people = keys.length === 0 ? [] : await store.listByIdentifiers(tx.db, keys)
    const homes = new Map((await listDirectoryFacts(tx)).map(({ row }) => [row.key, row.id]))
    return new ReferencesNamed({
      ...{ fields, homes, records: Map.groupBy(records, (row) => row.name_key) },
      people: new Map(people.map(({ key, id }) => [key, id])),
    })
  }

  /** What is missing, as a deed; undefined where all is so already. Refuses what the author may not say. */
  async missing(tx: Tx, said: Said, type: string, row: UserRow | undefined): Promise<Deed | undefined> {
    const raw = this.#rawOf(said)
    if (row && Object.keys(raw).length === 0) return undefined
    if (!row) await readNewReferences(tx, raw, type)
    else if ((await readReferencesOf(tx, await getPerson(tx, row.id, 'edit'), raw)).isSame) return undefined
    return Object.keys(raw).length === 0 ? undefined : (receiver) => write(tx, receiver, raw, row === undefined)
  }

  #rawOf({ references }: Said): RawValues {
    const given = this.#fields.filter(({ key }) => references[key] !== undefined)
    return Object.fromEntries(given.map((field) => [field.key, this.#valueOf(field, references[field.key] ?? null)]))
  }

  #valueOf(field: ProfileField, cell: string | null): RawValues[string] {
    const said = readCellOf(field, cell)
    if (said === null || 'unrestricted' in said) return said && { unrestricted: true }
    const ids = said.items.map((item) => this.#idOf(field, item))
    if (field.kind === 'user') return ids[0] ?? null
    return field.effect === 'restrict' ? { only: ids } : ids
  }

  #idOf(field: ProfileField, item: string): string {
    if (Ref.safeParse(item).success) return item
    const path = `fields.${field.key}`
    if (field.kind === 'user')
      return this.#people.get(identifierKey(item)) ?? refuseField(Invalid, path, 'There is no such person.', 'unknown')
    const allowed = new Set(field.directories.map((key) => this.#homes.get(key)))
    const [first, ...others] = (this.#records.get(fold(item)) ?? []).filter((one) => allowed.has(one.directory_id))
    if (!first) return refuseField(Invalid, path, `There is no record “${item}”.`, 'unknown')
    if (others.length > 0)
      refuseField(Invalid, path, `Several records are called “${item}”. Name it by ext:source:key.`, 'ambiguous')
    return first.id
  }
}

/** Names and identifiers that a cell says; what is an id already needs no look. */
function itemsOf(field: ProfileField, cell: string | null | undefined): string[] {
  const said = cell === undefined ? null : readCellOf(field, cell)
  return said && 'items' in said ? said.items.filter((item) => !Ref.safeParse(item).success) : []
}

async function write(tx: Tx, { id, name, type }: Receiver, raw: RawValues, isNew: boolean): Promise<void> {
  const [row] = await store.listUsers(tx.db, [id])
  if (!row) return refuse(NotFound)
  const { links, statements } = isNew
    ? await readNewReferences(tx, raw, type)
    : await readReferencesOf(tx, await getPerson(tx, id, 'edit'), raw)
  const before = await tellHeld(tx, id)
  await writeEdit(tx, row, { draft: { columns: {} }, body: {}, values: links, statements })
  const entity = { kind: 'user', id, name, version: row.version + 1 }
  await record(tx, 'user.edited', entity, { before, after: await tellHeld(tx, id) })
}
