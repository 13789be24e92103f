/** Portals that rows name by key or name: letting somebody in is giving what the portal gives, judged once a batch. */
import { assertAuthority, can, getPerson, MayNotGrant } from '../../access/index.ts'
import type { Tx } from '../../platform/context.ts'
import { Invalid } from '../../platform/failures.ts'
import { fold } from '../../platform/fold.ts'
import { Refusal, refuse, refuseField } from '../../platform/refusal.ts'
import { assertMayTake } from '../../portals/index.ts'
import * as store from './store.ts'

export type Portal = Awaited<ReturnType<typeof store.listLivingPortals>>[number]

export class PortalsNamed {
  readonly #portals: readonly Portal[]
  readonly #held: ReadonlyMap<string, ReadonlySet<string>>
  readonly #verdicts = new Map<string, Refusal | null>()

  private constructor(portals: readonly Portal[], held: ReadonlyMap<string, ReadonlySet<string>>) {
    this.#portals = portals
    this.#held = held
  }

  static async read(tx: Tx, isNamed: boolean, userIds: readonly string[]): Promise<PortalsNamed> {
    if (!isNamed) return new PortalsNamed([], new Map())
    const held = Map.groupBy(await store.listPortalsHeld(tx.db, userIds), (row) => row.user_id)
    const ids = [...held].map(([id, rows]) => [id, new Set(rows.map((row) => row.portal_id))] as const)
    return new PortalsNamed(await store.listLivingPortals(tx.db), new Map(ids))
  }

  /** The named portals in which this person is not yet; refuses those into which the author may let nobody. */
  async missing(
    tx: Tx,
    said: readonly string[],
    { id, type }: { readonly id: string | null; readonly type: string },
  ): Promise<Portal[]> {
    const named = new Map(said.map((text) => this.#named(text)).map((portal) => [portal.id, portal]))
    const wanted = [...named.values()].filter((portal) => !this.#held.get(id ?? '')?.has(portal.id))
    if (named.size > 0 && type !== 'portal')
      refuseField(Invalid, 'portals', 'Only portal users are in portals.', 'not-for-type')
    for (const portal of wanted) await this.#assertMayLetInto(tx, portal)
    if (wanted.length > 0 && id !== null) await assertReaches(tx, id)
    return wanted
  }

  #named(text: string): Portal {
    const byKey = this.#portals.find(({ key }) => key === text.toLowerCase())
    if (byKey) return byKey
    const [portal, second] = this.#portals.filter(({ name_key }) => name_key === fold(text))
    if (!portal) return refuseField(Invalid, 'portals', `There is no portal “${text}”.`, 'unknown')
    if (second) refuseField(Invalid, 'portals', `Several portals are called “${text}”. Write the key.`, 'ambiguous')
    return portal
  }

  async #assertMayLetInto(tx: Tx, portal: Portal): Promise<void> {
    const known = this.#verdicts.get(portal.id)
    const verdict = known === undefined ? await judge(tx, portal) : known
    this.#verdicts.set(portal.id, verdict)
    if (verdict) throw verdict
  }
}

async function judge(tx: Tx, { id, name }: Portal): Promise<Refusal | null> {
  const message = `You may not let people into “${name}”.`
  const refusal = (failure: Refusal['failure'], detail: string) =>
    new Refusal(failure, { detail, fields: [{ path: 'portals', code: failure.code, message }] })
  if ((await can(tx, 'portals.edit')) !== true) return refusal(MayNotGrant, message)
  try {
    await assertMayTake(tx, id)
    return null
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return refusal(error.failure, error.message)
  }
}

/** A way in is opened to somebody who is there: that needs authority over them, and nobody opens their own (R65). */
async function assertReaches(tx: Tx, userId: string): Promise<void> {
  const person = await getPerson(tx, userId, 'read')
  if (tx.actor.id === userId && tx.actor.type !== 'admin')
    refuse(MayNotGrant, { detail: 'Nobody changes their own portals. Ask an administrator.' })
  await assertAuthority(tx, person)
}
