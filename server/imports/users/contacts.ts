import type { Tx } from '../../platform/context.ts'
import { refuseTakenContact } from '../../portals/index.ts'
import * as store from './store.ts'

/** Contacts that rows take and give up, in the order of the file. What a row says counts once nothing of it is refused. */
export class ContactsTaken {
  readonly #taken: Set<string>
  readonly #free: Set<string>
  #said: { readonly contact: string | undefined; readonly former: string | undefined } | undefined

  private constructor(taken: Iterable<string>, free: Iterable<string>) {
    this.#taken = new Set(taken)
    this.#free = new Set(free)
  }

  /** `earlier`: what was taken and given up before and rolled back, as a dry run does. It is given up again. */
  static async open(tx: Tx, earlier: ContactsTaken | undefined): Promise<ContactsTaken> {
    if (!earlier) return new ContactsTaken([], [])
    await store.freeContacts(tx.db, [...earlier.#free], {
      ...{ ended_at: tx.now(), ended_by: tx.actor.id, ended_change: tx.changeId },
    })
    return new ContactsTaken(earlier.#taken, earlier.#free)
  }

  /** A row is to be judged: of the one before nothing is left that was not kept. */
  begin(): void {
    this.#said = undefined
  }

  /** Refuses a contact that somebody is, or becomes by a row above. */
  async assertFree(tx: Tx, contact: string | undefined, former: string | undefined): Promise<void> {
    if (contact !== undefined) {
      const isHeld = !this.#free.has(contact) && (await store.isContactOfSomebody(tx.db, contact))
      if (isHeld || this.#taken.has(contact)) refuseTakenContact()
    }
    this.#said = { contact, former }
  }

  /** The row is not refused: those below find its contact taken, and the former one free. */
  keep(): void {
    const { contact, former } = this.#said ?? {}
    if (contact !== undefined) this.#taken.add(contact)
    if (former === undefined) return
    this.#free.add(former)
    this.#taken.delete(former)
  }
}
