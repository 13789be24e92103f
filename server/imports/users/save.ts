import { getPerson } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import type { Tx } from '../../platform/context.ts'
import { Conflict, Invalid } from '../../platform/failures.ts'
import { personName } from '../../platform/naming.ts'
import { Refusal, refuse, refuseField } from '../../platform/refusal.ts'
import { asReceiver } from '../../roles/index.ts'
import {
  assertFitsType,
  assertManager,
  assertMayWrite,
  type NewUserInput,
  readEditedValues,
  renameContact,
  SeatsTaken,
  writeEdit,
} from '../../users/index.ts'
import { RowRefused, type Tally, type Usable } from '../importer.ts'
import { problemsOf } from '../in-words-of-file.ts'
import type { Plan } from '../plan.ts'
import { Beside } from './beside.ts'
import { ContactsTaken } from './contacts.ts'
import { type Difference, differenceOf, namesOf } from './difference.ts'
import { type Declared, declareMissing } from './fields.ts'
import { findIds, idsNamed, type Known, loadKnown } from './find.ts'
import { type Fresh, insertFresh, invite, makeFresh } from './fresh.ts'
import { ManagersNamed } from './managers.ts'
import { MayCreate, readType } from './may-create.ts'
import { refsOf, type Said } from './said.ts'
import { assertSeen } from './seen.ts'

export interface Saving {
  readonly plan: Plan
  readonly importId: string
  /** Whether the file itself holds this key, above or below. */
  holds(ref: string): boolean
  /** Of a dry run: what its batches took before they were rolled back. */
  readonly rehearsed?: { seats?: SeatsTaken; contacts?: ContactsTaken }
}

type Rest = Awaited<ReturnType<Beside['missing']>>

/** One batch of people: who is there already, what differs, who is new; then a few writes for all of them. */
export async function savePeople(tx: Tx, rows: readonly Usable<Said>[], tally: Tally, saving: Saving): Promise<void> {
  const batch = await Batch.open(tx, rows, saving)
  for (const usable of rows) {
    batch.contacts.begin()
    try {
      await batch.decide(usable, tally)
      batch.contacts.keep()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      tally.refuse(usable.row, ...problemsOf(saving.plan, error))
    }
  }
  await batch.write(tally)
}

type Deed = { readonly row: Usable<Said>['row']; readonly run: () => Promise<void> }

class Batch {
  readonly contacts: ContactsTaken
  readonly #tx: Tx
  readonly #saving: Saving
  readonly #declared: Declared
  readonly #ids: ReadonlyMap<string, string>
  readonly #known: ReadonlyMap<string, Known>
  readonly #beside: Beside
  readonly #managers: ManagersNamed
  readonly #fresh: Fresh[] = []
  readonly #deeds: Deed[] = []
  readonly #mayCreate: MayCreate
  readonly #seats: SeatsTaken

  private constructor(
    tx: Tx,
    saving: Saving,
    read: {
      declared: Declared
      ids: ReadonlyMap<string, string>
      known: ReadonlyMap<string, Known>
      beside: Beside
      managers: ManagersNamed
      contacts: ContactsTaken
    },
  ) {
    this.#tx = tx
    this.#saving = saving
    this.#mayCreate = new MayCreate(tx)
    this.#seats = new SeatsTaken(tx, saving.rehearsed?.seats)
    this.#declared = read.declared
    this.#ids = read.ids
    this.#known = read.known
    this.#beside = read.beside
    this.#managers = read.managers
    this.contacts = read.contacts
  }

  static async open(tx: Tx, rows: readonly Usable<Said>[], saving: Saving): Promise<Batch> {
    const declared = await declareMissing(tx, saving.plan)
    const ids = await findIds(
      tx,
      rows.flatMap((row) => refsOf(row.value)),
    )
    const known = await loadKnown(tx, [...new Set(ids.values())])
    const contacts = await ContactsTaken.open(tx, saving.rehearsed?.contacts)
    const beside = await Beside.read(
      tx,
      rows.map((row) => row.value),
      [...known.keys()],
      contacts,
    )
    const managers = await ManagersNamed.read(
      tx,
      rows.map((row) => row.value.manager),
      saving.holds,
    )
    return new Batch(tx, saving, { declared, ids, known, beside, managers, contacts })
  }

  async decide(usable: Usable<Said>, tally: Tally): Promise<void> {
    const { value } = usable
    const named = idsNamed(this.#ids, refsOf(value)).flatMap((id) => this.#known.get(id) ?? [])
    for (const { row } of named) await assertSeen(this.#tx, row.id)
    if (named.length > 1)
      refuse(Conflict, {
        detail: `This row names several people: ${named.map(({ row }) => personName(row)).join(', ')}.`,
      })
    const [known] = named
    if (known) return this.#change(usable, known, tally)
    if (value.id !== undefined) refuseField(Invalid, 'id', 'Nobody has this id.', 'unknown')
    if (this.#saving.plan.options.mode === 'update')
      refuse(Conflict, { detail: 'Nobody is there to be changed: no user has these keys.' })
    await this.#create(usable, tally)
  }

  async write(tally: Tally): Promise<void> {
    await insertFresh(this.#tx, this.#fresh, this.#saving.importId, this.#declared.ids)
    for (const { row, run } of this.#deeds) await this.#within(row, run)
    if (this.#saving.plan.options.sendInvitations) await invite(this.#tx, this.#fresh)
    for (const one of this.#fresh) tally.create('user', one.user.id)
    if (this.#saving.rehearsed) Object.assign(this.#saving.rehearsed, { seats: this.#seats, contacts: this.contacts })
  }

  async #create({ row, value }: Usable<Said>, tally: Tally): Promise<void> {
    const type = readType(value.type ?? this.#saving.plan.options.type)
    await this.#mayCreate.assert(type)
    const input: NewUserInput = {
      ...value.changes,
      type,
      roles: [],
      teams: [],
      portals: [],
      wayIn: 'show-link',
      sendAccessInfo: false,
    }
    assertFitsType(this.#tx, input)
    if (!value.draft.username && !value.emails.some((email) => email))
      refuseField(Invalid, 'username', 'A username or an email address is needed to sign in.', 'required')
    if (type !== 'api') this.#declared.assertRequired(value)
    const rest = await this.#beside.missing(value, type, undefined)
    const manager = this.#managers.of(value.manager)
    if (manager === 'below') tally.deferred++
    const fresh = makeFresh(this.#tx, row, value, {
      input,
      managerId: typeof manager === 'object' ? (manager?.id ?? null) : null,
      searchable: this.#declared.searchable,
    })
    await this.#seats.take(type, fresh.user.status_key)
    this.#fresh.push(fresh)
    if (rest) this.#deeds.push({ row, run: () => rest(fresh.receiver) })
  }

  async #change({ row, value }: Usable<Said>, known: Known, tally: Tally): Promise<void> {
    this.#assertChangeable(known, value)
    const manager = this.#managers.of(value.manager)
    const managerId = manager === 'below' || manager === undefined ? undefined : (manager?.id ?? null)
    const difference = differenceOf(known, value, managerId)
    const rest = await this.#beside.missing(value, known.row.type, known.row)
    if (manager === 'below') tally.deferred++
    if (!difference && !rest && manager !== 'below') {
      tally.unchanged++
      return
    }
    if (this.#saving.plan.options.mode === 'create')
      refuse(Conflict, { detail: `${personName(known.row)} is there already.` })
    if (difference) await this.#assertMayEdit(known, difference)
    this.#deeds.push({ row, run: () => this.#edit(row.line, known, difference, rest) })
    tally.updated++
  }

  #assertChangeable({ row }: Known, value: Said): void {
    if (row.type === 'system') refuse(Conflict, { detail: 'This name is reserved.' })
    if (row.deleted_at) refuse(Conflict, { detail: `${personName(row)} is deleted. Restore this account first.` })
    if (value.type !== undefined && value.type !== row.type)
      refuseField(
        Invalid,
        'type',
        `${personName(row)} is of type ${row.type}; an import does not change that.`,
        'fixed',
      )
  }

  async #assertMayEdit(known: Known, { body, draft }: Difference): Promise<void> {
    const person = await getPerson(this.#tx, known.row.id, 'edit')
    await assertMayWrite(this.#tx, person, body)
    const declared = {
      ...body,
      fields: Object.fromEntries(Object.entries(body.fields ?? {}).filter(([key]) => this.#declared.ids.has(key))),
    }
    await readEditedValues(this.#tx, person, declared)
    await assertManager(this.#tx, known.row.id, draft.columns.manager_id)
  }

  async #edit(line: number, known: Known, difference: Difference | undefined, rest: Rest): Promise<void> {
    const tx = this.#tx
    if (difference) {
      const { body, draft, before, after } = difference
      const values = difference.values.map((value) => ({
        ...value,
        fieldId: this.#declared.ids.get(value.key) ?? value.fieldId,
      }))
      await writeEdit(tx, known.row, { body, draft, values })
      const name = personName({ ...known.row, ...namesOf(draft.columns) })
      const entity = {
        kind: 'user',
        id: known.row.id,
        name,
        version: known.row.version + 1,
      }
      await record(tx, 'user.edited', entity, { before, after, also: { import: this.#saving.importId, line } })
    }
    if (rest) await rest(asReceiver(await getPerson(tx, known.row.id, 'read')))
    // Last: a row may say that they are another contact from now on.
    if (difference) {
      const name = personName({ ...known.row, ...namesOf(difference.draft.columns) })
      await renameContact(tx, known.row.id, personName(known.row), name)
    }
  }

  async #within(row: Usable<Said>['row'], run: () => Promise<void>): Promise<void> {
    try {
      await run()
    } catch (error) {
      throw error instanceof Refusal ? new RowRefused(row, problemsOf(this.#saving.plan, error)) : error
    }
  }
}
