/** What only portal users have: the portals that rows name, and whom they stand for, looked up for a batch. */
import { getPerson } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import { listDirectoryFacts } from '../../directories/index.ts'
import type { Tx } from '../../platform/context.ts'
import { Invalid, NotFound } from '../../platform/failures.ts'
import { fold } from '../../platform/fold.ts'
import { refuse, refuseField } from '../../platform/refusal.ts'
import { Ref } from '../../platform/schema.ts'
import { addToPortal, findStandsFor, type StandsFor } from '../../portals/index.ts'
import type { Receiver } from '../../roles/index.ts'
import { assertMayWrite, readNewStandsFor, readStandsForOf, type UserRow, writeEdit } from '../../users/index.ts'
import type { ContactsTaken } from './contacts.ts'
import { PortalsNamed } from './portals.ts'
import type { Said, StandsForSaid } from './said.ts'
import * as store from './store.ts'

type Deed = (receiver: Receiver) => Promise<void>
type Found = ReadonlyMap<string, readonly { readonly id: string; readonly directory_id: string }[]>

export class OutsideNamed {
  readonly #portals: PortalsNamed
  readonly #homes: ReadonlyMap<string, string>
  readonly #records: Found
  readonly #contacts: ContactsTaken

  private constructor(
    portals: PortalsNamed,
    contacts: ContactsTaken,
    { homes, records }: { homes: ReadonlyMap<string, string>; records: Found },
  ) {
    this.#portals = portals
    this.#contacts = contacts
    this.#homes = homes
    this.#records = records
  }

  static async read(
    tx: Tx,
    said: readonly Said[],
    userIds: readonly string[],
    contacts: ContactsTaken,
  ): Promise<OutsideNamed> {
    const isNamed = said.some((one) => one.portals.length > 0)
    const portals = await PortalsNamed.read(tx, isNamed, userIds)
    const refs = said.flatMap(({ standsFor: { contact, accounts = [] } }) => [contact ?? [], accounts].flat())
    const names = [...new Set(refs.filter((ref) => !isRef(ref)).map(fold))]
    const records = names.length === 0 ? [] : await store.listRecordsCalled(tx.db, names)
    const homes = names.length === 0 ? [] : await listDirectoryFacts(tx)
    return new OutsideNamed(portals, contacts, {
      homes: new Map(homes.map(({ row }) => [row.key, row.id])),
      records: Map.groupBy(records, (row) => row.name_key),
    })
  }

  /** What is missing, as a deed; undefined where all is so already. Refuses what the author may not say. */
  async missing(tx: Tx, said: Said, type: string, row: UserRow | undefined): Promise<Deed | undefined> {
    const portals = await this.#portals.missing(tx, said.portals, { id: row?.id ?? null, type })
    const standsFor = await this.#changesOf(tx, said.standsFor, type, row)
    if (portals.length === 0 && Object.keys(standsFor).length === 0) return undefined
    return async (receiver) => {
      for (const portal of portals) await addToPortal(tx, receiver, portal)
      await write(tx, receiver, standsFor)
    }
  }

  async #changesOf(tx: Tx, said: StandsForSaid, type: string, row: UserRow | undefined): Promise<StandsFor> {
    if (Object.keys(said).length === 0) return {}
    const refs = this.#refsOf(tx, said)
    if (!row) {
      const standsFor = await readNewStandsFor(tx, type, refs)
      await this.#contacts.assertFree(tx, standsFor.contact?.id, undefined)
      return standsFor
    }
    const person = await getPerson(tx, row.id, 'edit')
    const changes = await readStandsForOf(tx, person, refs)
    if (Object.keys(changes).length > 0) await assertMayWrite(tx, person, refsIn(changes))
    if (changes.contact === undefined) return changes
    const { contact: former } = await findStandsFor(tx, row.id)
    await this.#contacts.assertFree(tx, changes.contact?.id, former?.id)
    return changes
  }

  /** Ids of what a row calls by name; the directory is the one that the setting names. */
  #refsOf(tx: Tx, { contact, accounts }: StandsForSaid): StandsForSaid {
    const idOf = (field: 'contact' | 'accounts', text: string) => {
      if (isRef(text)) return text
      const home = this.#homes.get(tx.settings[field === 'contact' ? 'portals.contacts' : 'portals.accounts'])
      const [first, second] = (this.#records.get(fold(text)) ?? []).filter((one) => one.directory_id === home)
      if (!first) return refuseField(Invalid, field, `There is no record “${text}”.`, 'unknown')
      if (second)
        refuseField(Invalid, field, `Several records are called “${text}”. Name it by ext:source:key.`, 'ambiguous')
      return first.id
    }
    return {
      ...(contact === undefined ? {} : { contact: contact === null ? null : idOf('contact', contact) }),
      ...(accounts ? { accounts: accounts.map((text) => idOf('accounts', text)) } : {}),
    }
  }
}

const isRef = (text: string) => Ref.safeParse(text).success

function refsIn({ contact, accounts }: StandsFor) {
  return {
    ...(contact === undefined ? {} : { contact: contact?.id ?? null }),
    ...(accounts ? { accounts: accounts.map(({ id }) => id) } : {}),
  }
}

async function write(tx: Tx, { id, name }: Receiver, standsFor: StandsFor): Promise<void> {
  if (Object.keys(standsFor).length === 0) return
  const [row] = await store.listUsers(tx.db, [id])
  if (!row) return refuse(NotFound)
  const held = await findStandsFor(tx, id)
  await writeEdit(tx, row, { draft: { columns: {} }, body: {}, values: [], standsFor })
  const before = Object.fromEntries(Object.entries(held).filter(([key]) => key in standsFor))
  await record(
    tx,
    'user.edited',
    { kind: 'user', id, name, version: row.version + 1 },
    { before, after: { ...standsFor } },
  )
}
