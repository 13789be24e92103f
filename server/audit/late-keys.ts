import { hours, type Instant, later } from '../platform/clock.ts'
import type { Tables } from '../platform/database/index.ts'
import type { Keys } from '../platform/secrets.ts'
import { signersOf } from './digests.ts'
import type { WholeRow } from './verify-row.ts'

/** A server that had not heard of the new key yet; after that a revoked one signs nothing honestly. */
const HEARD_WITHIN = hours(1)

type Link = Tables['audit_chain']

/**
 * Finds what a revoked key signed although a newer one had been in use for long. A key is revoked because somebody else
 * may have it: whoever also writes to the database could sign what they changed since the last anchor.
 */
export class LateKeys {
  readonly #keys: Keys
  /** When each key that is still trusted first sealed something, by its place in the ring; newer keys stand first. */
  readonly #first = new Map<number, string>()
  readonly #isNeeded: boolean

  constructor(keys: Keys) {
    this.#keys = keys
    this.#isNeeded = keys.ring.some((key) => key.state === 'revoked')
  }

  /** Looks at links in their order, each with its row; true where the link or its row came too late from a revoked key. */
  isLate(previous: Pick<Link, 'link'> & Partial<Link>, link: Link, { row, subjects }: WholeRow): boolean {
    if (!this.#isNeeded) return false
    const { ofLink, ofRow } = signersOf(this.#keys, previous.link, link, row, subjects)
    if (this.#isRevoked(ofLink)) {
      const isBack = previous.sealed_at !== undefined && link.sealed_at < previous.sealed_at
      return this.#isPast(ofLink, link.sealed_at, isBack)
    }
    if (ofLink >= 0 && !this.#first.has(ofLink)) this.#first.set(ofLink, link.sealed_at)
    return this.#isRevoked(ofRow) && this.#isPast(ofRow, link.sealed_at, false)
  }

  #isRevoked(key: number): boolean {
    return this.#keys.ring[key]?.state === 'revoked'
  }

  #isPast(key: number, sealedAt: string, isBack: boolean): boolean {
    const newer = [...this.#first].filter(([other]) => other < key).map(([, at]) => at)
    const [since] = newer.sort()
    return since !== undefined && (isBack || sealedAt > later(since as Instant, HEARD_WITHIN))
  }
}
