import type { Tx } from '../../platform/context.ts'
import { Invalid } from '../../platform/failures.ts'
import { refuseField } from '../../platform/refusal.ts'
import { findIds } from './find.ts'
import { type PersonRef, textOf } from './said.ts'
import * as store from './store.ts'

/** The managers that a batch names. */
export class ManagersNamed {
  readonly #ids: ReadonlyMap<string, string>
  readonly #usable: ReadonlySet<string>
  readonly #holds: (ref: string) => boolean

  private constructor(ids: ReadonlyMap<string, string>, usable: ReadonlySet<string>, holds: (ref: string) => boolean) {
    this.#ids = ids
    this.#usable = usable
    this.#holds = holds
  }

  static async read(
    tx: Tx,
    refs: readonly (PersonRef | null | undefined)[],
    holds: (ref: string) => boolean,
  ): Promise<ManagersNamed> {
    const ids = await findIds(
      tx,
      refs.filter((ref) => ref !== null && ref !== undefined),
    )
    const rows = ids.size > 0 ? await store.listStandings(tx.db, [...new Set(ids.values())]) : []
    return new ManagersNamed(
      ids,
      new Set(rows.filter((row) => row.type !== 'system' && !row.deleted_at).map((row) => row.id)),
      holds,
    )
  }

  /** Undefined: nothing said. Null: none. 'below': somebody whom this file creates later. Else refuses whom nobody knows. */
  of(ref: PersonRef | null | undefined): { readonly id: string } | 'below' | null | undefined {
    if (ref === null || ref === undefined) return ref
    const id = this.#ids.get(textOf(ref))
    if (id !== undefined && this.#usable.has(id)) return { id }
    if (id === undefined && this.#holds(textOf(ref))) return 'below'
    return refuseField(Invalid, 'managerId', `No user with ${ref.shown}.`, 'unknown')
  }
}
