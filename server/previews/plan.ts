import type { Assignment, Seen, treeOf } from '../access/index.ts'
import type { Instant } from '../platform/clock.ts'
import type { HoldingRow, Whom } from './holdings.store.ts'

/** What somebody holds of their own: roles given directly, and memberships, as far as they are in force. */
export interface Held {
  readonly roleIds: readonly string[]
  /** Portals that give something, or that the plan names. */
  readonly portalIds: readonly string[]
  readonly memberships: readonly Membership[]
  /** Teams to which they belong without effect, not yet or no more, as far as the plan asks (`idleIn`). */
  readonly idle: readonly string[]
  /** Restrictions that leave them nothing: neither team nor record reaches further there. */
  readonly shutOut: readonly Assignment[]
}

export interface Membership {
  readonly teamId: string
  readonly position: string
}

/** What teams are, and what they and portals give. */
export interface Ground {
  readonly teams: ReturnType<typeof treeOf>
  readonly teamRoles: readonly TeamRole[]
  /** Of portals that are on. */
  readonly portalRoles: readonly { readonly portalId: string; readonly roleId: string }[]
}

export interface TeamRole extends Membership {
  readonly roleId: string
}

/** A change that is not made: whom it concerns, and what they and their teams are before and after it. */
export interface Plan {
  readonly whom: Whom
  /** Where the change names people: only those whom the caller may change so. */
  readonly among?: Seen
  /** How many people the change names. */
  readonly named?: number
  readonly before: Ground
  readonly after: Ground
  /** What somebody holds before and after it; the id only where the plan judges each. */
  become(held: Held, id: string): { readonly before: Held; readonly after: Held }
  /** People differ by more than what they hold. */
  readonly each?: true
  readonly idleIn?: string
  /** Portals that give something else, are on or off, or into which somebody comes. */
  readonly portalIds?: readonly string[]
  /** Teams that give something else, may come into reach or go out of it. */
  readonly teams: readonly { readonly id: string; readonly name: string }[]
  /** When it begins, where not at once. */
  readonly from?: Instant | null
}

export const asItIs = (held: Held) => ({ before: held, after: held })

export function heldOf({ roles, teams }: HoldingRow): Omit<Held, 'shutOut'> {
  const lines = teams?.split('\n') ?? []
  const ids = roles?.split(',') ?? []
  const read = (text: string) => {
    const at = text.indexOf(':')
    return { teamId: text.slice(0, at), position: text.slice(at + 1) }
  }
  return {
    roleIds: ids.filter((id) => !id.startsWith(BESIDE)),
    portalIds: ids.flatMap((id) => (id.startsWith(BESIDE) ? [id.slice(1)] : [])),
    memberships: lines.filter((text) => !text.startsWith(BESIDE)).map(read),
    idle: lines.filter((text) => text.startsWith(BESIDE)).map((text) => read(text.slice(1)).teamId),
  }
}

const BESIDE = '~'

export interface Times {
  readonly from?: Instant | null | undefined
  readonly until?: Instant | null | undefined
}

/**
 * Whether something with these bounds counts as held afterwards. What begins later is shown as it will be then, unless it
 * is held now: then it is lost until it begins.
 */
export function counts({ from = null, until = null }: Times, isHeldNow: boolean, now: Instant): boolean {
  if (until !== null && until <= now) return false
  return from === null || from <= now || !isHeldNow
}

/** The beginning to tell: one that lies ahead. */
export function beginning({ from = null }: Times, now: Instant): Instant | null {
  return from !== null && from > now ? from : null
}
