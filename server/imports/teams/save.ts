import { assertCan, raiseAccessVersion } from '../../access/index.ts'
import { recordMany } from '../../audit/index.ts'
import type { Tx } from '../../platform/context.ts'
import type { Tables } from '../../platform/database/index.ts'
import { Conflict, Forbidden, Invalid } from '../../platform/failures.ts'
import { fold } from '../../platform/fold.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal, refuse, refuseField } from '../../platform/refusal.ts'
import { canOn, changeTeam, lockTree, relocate, siblingKey } from '../../teams/index.ts'
import { RowRefused, type Tally, type Usable } from '../importer.ts'
import { problemsOf } from '../in-words-of-file.ts'
import type { Plan } from '../plan.ts'
import type { SaidTeam } from './read.ts'
import * as store from './store.ts'

type Known = Awaited<ReturnType<typeof store.listByKeys>>[number]

export interface Saving {
  readonly plan: Plan
  readonly importId: string
  readonly dry: boolean
  readonly source: string
  /** Lines of the keys of this file. */
  readonly lines: ReadonlyMap<string, number>
  /** In a dry run: teams of batches before, which were rolled back, by their keys; and the places they took. */
  readonly ghosts: Map<string, Place>
  readonly taken: Set<string>
}

interface Place {
  readonly id: string
  readonly name: string
  /** A ghost was made by a batch before and rolled back with it. */
  readonly origin: 'stored' | 'fresh' | 'ghost'
}

interface Fresh {
  readonly row: Tables['teams']
  readonly key: string
  readonly line: number
  readonly parent: Place | null
}

/** One batch of teams, parents first: new ones by a few writes, changed ones by the way of the API. */
export async function saveTeams(
  tx: Tx,
  rows: readonly Usable<SaidTeam>[],
  tally: Tally,
  saving: Saving,
): Promise<void> {
  await lockTree(tx)
  const batch = await Batch.open(tx, rows, saving)
  for (const usable of rows) {
    try {
      await batch.decide(usable, tally)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      tally.refuse(usable.row, ...problemsOf(saving.plan, error))
    }
  }
  await batch.write(tally)
}

class Batch {
  readonly #tx: Tx
  readonly #saving: Saving
  readonly #known: ReadonlyMap<string, Known>
  readonly #taken: Set<string>
  readonly #fresh = new Map<string, Fresh>()
  readonly #deeds: { readonly usable: Usable<SaidTeam>; run(): Promise<void> }[] = []
  #mayCreate: boolean | undefined

  private constructor(tx: Tx, saving: Saving, known: ReadonlyMap<string, Known>) {
    this.#tx = tx
    this.#saving = saving
    this.#known = known
    this.#taken = new Set(saving.taken)
  }

  static async open(tx: Tx, rows: readonly Usable<SaidTeam>[], saving: Saving): Promise<Batch> {
    const keys = [...new Set(rows.flatMap(({ value }) => (value.parent ? [value.key, value.parent] : [value.key])))]
    const known = keys.length > 0 ? await store.listByKeys(tx.db, saving.source, keys) : []
    return new Batch(tx, saving, new Map(known.map((team) => [team.key, team])))
  }

  async decide(usable: Usable<SaidTeam>, tally: Tally): Promise<void> {
    const { value } = usable
    const parent = typeof value.parent === 'string' ? this.#placeOf(value.parent) : value.parent
    const known = this.#known.get(value.key)
    if (known) return this.#change(usable, known, { parent, tally })
    if (this.#saving.plan.options.mode === 'update')
      refuse(Conflict, { detail: `No team with ${this.#saving.source} ${value.key}.` })
    await this.#create(usable, parent ?? null)
  }

  async write(tally: Tally): Promise<void> {
    const tx = this.#tx
    const fresh = [...this.#fresh.values()]
    const { importId, source, dry, ghosts, taken } = this.#saving
    await store.insertTeams(tx.db, source, fresh)
    await recordMany(
      tx,
      fresh.map(({ row, key, line, parent }) => ({
        event: 'team.created',
        entity: { kind: 'team', id: row.id, name: row.name, version: 1 },
        change: {
          after: {
            name: row.name,
            parent: parent?.name ?? null,
            description: row.description,
            kind: row.kind,
            externalIds: [{ source, key }],
          },
          also: { import: importId, line },
          about: parent ? [parent.id] : [],
        },
      })),
    )
    if (fresh.length > 0) await raiseAccessVersion(tx.db)
    for (const { usable, run } of this.#deeds)
      await run().catch((error: unknown) => {
        throw error instanceof Refusal ? new RowRefused(usable.row, problemsOf(this.#saving.plan, error)) : error
      })
    for (const { row, key } of fresh) {
      tally.create('team', row.id)
      if (!dry) continue
      ghosts.set(key, { id: row.id, name: row.name, origin: 'ghost' })
      taken.add(row.sibling_key)
    }
  }

  #placeOf(key: string): Place {
    const stored = this.#known.get(key)
    if (stored) return { id: stored.id, name: stored.name, origin: 'stored' }
    const fresh = this.#fresh.get(key)
    if (fresh) return { id: fresh.row.id, name: fresh.row.name, origin: 'fresh' }
    const ghost = this.#saving.ghosts.get(key)
    if (ghost) return ghost
    const line = this.#saving.lines.get(key)
    if (line !== undefined)
      return refuseField(Invalid, 'parent', `The team above, “${key}” in line ${line}, was refused.`, 'unknown')
    return refuseField(Invalid, 'parent', `No team with ${this.#saving.source} ${key}.`, 'unknown')
  }

  async #create({ row, value }: Usable<SaidTeam>, parent: Place | null): Promise<void> {
    const tx = this.#tx
    this.#mayCreate ??= await assertCan(tx, 'teams.create').then(
      () => true,
      () => false,
    )
    if (!this.#mayCreate) refuse(Forbidden, { detail: 'You may not create teams.' })
    if (parent?.origin === 'stored' && !(await canOn(tx, 'read', parent.id)))
      refuseField(Invalid, 'parent', `No team with ${this.#saving.source} ${value.parent}.`, 'unknown')
    const { name, description = '', kind = '' } = value.changes
    if (!name) return refuseField(Invalid, 'name', 'The name is missing.', 'required')
    const sibling = siblingKey(parent?.id ?? null, name)
    if (this.#taken.has(sibling) || (await store.listTakenPlaces(tx.db, [sibling])).length > 0)
      refuseField(Conflict, 'name', 'Another team in the same place has this name.')
    this.#taken.add(sibling)
    const made = { version: 1, created_at: tx.now(), created_by: tx.actor.id, updated_at: tx.now(), deleted_at: null }
    const team = {
      id: newId(),
      parent_id: parent && parent.origin !== 'ghost' ? parent.id : null,
      name,
      name_key: fold(name),
      sibling_key: sibling,
      description,
      kind,
      positions: '[]',
    }
    this.#fresh.set(value.key, { row: { ...team, ...made }, key: value.key, line: row.line, parent })
  }

  async #change(
    usable: Usable<SaidTeam>,
    known: Known,
    { parent, tally }: { parent: Place | null | undefined; tally: Tally },
  ): Promise<void> {
    if (!(await canOn(this.#tx, 'read', known.id))) refuse(Conflict, { detail: 'Another team has this external id.' })
    const { name = known.name, description = known.description, kind = known.kind } = usable.value.changes
    const differs = name !== known.name || description !== known.description || kind !== known.kind
    const moves = parent !== undefined && (parent?.id ?? null) !== known.parent_id
    if (!differs && !moves) {
      tally.unchanged++
      return
    }
    if (this.#saving.plan.options.mode === 'create') refuse(Conflict, { detail: `“${known.name}” is there already.` })
    if (!(await canOn(this.#tx, 'edit', known.id))) refuse(Forbidden, { detail: `You may not change “${known.name}”.` })
    this.#deeds.push({
      usable,
      run: () =>
        this.#edit(known, {
          body: differs ? { name, description, kind } : undefined,
          parent: moves ? parent : undefined,
        }),
    })
    tally.updated++
  }

  async #edit(
    known: Known,
    {
      body,
      parent,
    }: { body: { name: string; description: string; kind: string } | undefined; parent: Place | null | undefined },
  ): Promise<void> {
    const params = { team: known.id }
    if (body) await changeTeam(this.#tx, { params, body, version: known.version })
    const version = known.version + (body ? 1 : 0)
    if (parent !== undefined && parent?.origin !== 'ghost')
      await relocate(this.#tx, { params, body: { parentId: parent?.id ?? null }, version })
  }
}
