/** What a decision is made from. Gathered elsewhere; here nothing is looked up. */
import type { Instant } from '../../platform/clock.ts'
import type { Level } from './levels.ts'

/** From when until when something holds; null is without a bound. `from` belongs to it, `until` no more. */
export interface Bounds {
  readonly from: Instant | null
  readonly until: Instant | null
}

/** One permission of a role. `within`: only for records created less than so many seconds ago. */
export interface Grant {
  readonly scope: string
  readonly action: string
  readonly level: Level
  readonly within: number | null
}

/** What a role says of a field: silence gives it, unless the field is restricted. */
export interface FieldGrant {
  readonly scope: string
  readonly field: string
  readonly action: 'read' | 'edit'
  readonly gives: boolean
}

/** A role and the way it came. By a team: the bounds of the membership and of the team's role taken together. */
export interface HeldRole extends Bounds {
  readonly roleId: string
  readonly name: string
  readonly via:
    | { readonly kind: 'direct' }
    | { readonly kind: 'team'; readonly teamId: string }
    | { readonly kind: 'portal'; readonly portalId: string }
    | { readonly kind: 'baseline' }
  readonly grants: readonly Grant[]
  readonly fields: readonly FieldGrant[]
}

/** A profile field that takes part in decisions, and the active records that it names for this user. */
export interface Assignment {
  readonly fieldId: string
  /** `restrict` only where this user is held to "only these": whoever is unrestricted has no such fact. */
  readonly effect: 'restrict' | 'grant'
  readonly appliesTo: readonly { readonly scope: string; readonly attribute: string }[]
  readonly recordIds: readonly string[]
}

/** The user about whom is decided. Roles may lie in the past or the future: their bounds decide. */
export interface Subject extends Bounds {
  readonly userId: string
  readonly type: 'admin' | 'regular' | 'portal' | 'api' | 'system'
  readonly deletedAt: Instant | null
  readonly suspendedAt: Instant | null
  /** Teams of the memberships in force. */
  readonly teamIds: readonly string[]
  /** When one of the memberships begins or ends next: `nearestBound(memberships, now)`. */
  readonly teamsUntil: Instant | null
  readonly contactId: string | null
  readonly accountIds: readonly string[]
  /** In which they are; one that is off gives nothing. */
  readonly portals: readonly { readonly id: string; readonly off: boolean }[]
  /** Where the question is about one portal in which they may do nothing. */
  readonly shutOut?: 'not-in-portal' | 'portal-off'
  readonly roles: readonly HeldRole[]
  readonly assignments: readonly Assignment[]
  /** Fields as `scope.field` that only a role which names them gives. */
  readonly restrictedFields: ReadonlySet<string>
  /** Permissions as `scope.action` that no role can give (`access.adminOnly`). */
  readonly adminOnly: ReadonlySet<string>
  /** Where they act by a token: the permissions as `scope.action` that it was given, and nothing beyond (R71). */
  readonly only?: ReadonlySet<string>
}

/** What is known about the record in question. What is missing admits nothing. */
export interface RecordFacts {
  readonly id?: string
  readonly ownerId?: string | null
  readonly createdById?: string | null
  readonly createdAt?: Instant
  readonly teamIds?: readonly string[]
  readonly contactId?: string | null
  readonly accountIds?: readonly string[]
  /** Which records of directories it names, by attribute. */
  readonly refs?: Readonly<Record<string, string | readonly string[]>>
}

export interface Question {
  readonly scope: string
  readonly action: string
  /** Where one field of the record is meant. */
  readonly field?: string
}
