import { assertCan, scopeOfType } from '../../access/index.ts'
import type { Tx } from '../../platform/context.ts'
import { Forbidden, Invalid } from '../../platform/failures.ts'
import { Refusal, refuseField } from '../../platform/refusal.ts'
import type { NewUserInput } from '../../users/index.ts'

type Type = NewUserInput['type']

/** Whether the author may create accounts of a type; asked once a batch. */
export class MayCreate {
  readonly #tx: Tx
  readonly #verdicts = new Map<Type, Refusal | null>()

  constructor(tx: Tx) {
    this.#tx = tx
  }

  async assert(type: Type): Promise<void> {
    const known = this.#verdicts.get(type)
    const verdict = known === undefined ? await this.#judge(type) : known
    this.#verdicts.set(type, verdict)
    if (verdict) throw verdict
  }

  async #judge(type: Type): Promise<Refusal | null> {
    const { actor } = this.#tx
    if (type === 'admin' && actor.kind === 'user' && actor.type !== 'admin')
      return new Refusal(Forbidden, { detail: 'Only administrators create administrators.' })
    try {
      await assertCan(this.#tx, `${scopeOfType(type)}.create`)
      return null
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return new Refusal(Forbidden, { detail: 'You may not create such accounts.' })
    }
  }
}

export function readType(type: string): Type {
  if (type === 'regular' || type === 'admin' || type === 'portal' || type === 'api') return type
  return refuseField(Invalid, 'type', `“${type}” is no type; write regular, admin, portal or api.`, 'unknown')
}
