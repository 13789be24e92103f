import { type Beginning, type Instant, waitsUntil } from '../platform/clock.ts'
import { assignmentsOf, type NamedRow, type RestrictionRow } from './assignments.ts'
import type { Catalogue } from './declared.ts'
import { type FieldGrant, type Grant, type HeldRole, isInForce, nearestBound, type Subject } from './engine/index.ts'
import type { PersonRow } from './facts.store.ts'

/** A person as decisions see them: who they are, what they hold, what the holders of their roles may give. */
export interface PersonFacts {
  readonly row: PersonRow
  readonly subject: Subject
  /** Rank of the highest ranked role held now; 0 without one. */
  readonly rank: number
  /** The same, counting roles that begin later: they are protected before. */
  readonly rankToCome: number
  /** Roles that a role held now lets one give. */
  readonly mayGrant: ReadonlySet<string>
}

/** What the database says of a person at one moment. */
export interface Gathered {
  readonly row: PersonRow
  readonly memberships: readonly (Beginning & { readonly team_id: string; readonly until_at: Instant | null })[]
  readonly roles: readonly Found[]
  readonly named: readonly NamedRow[]
  readonly restrictions: readonly RestrictionRow[]
  readonly byPortal: readonly PortalRow[]
  readonly stoodFor: readonly { readonly record_id: string; readonly ordinal: number | null }[]
}

/** A portal in which somebody is, and one of the roles that it gives; without an id where it gives none in effect. */
export interface PortalRow {
  readonly portal_id: string
  readonly off_at: Instant | null
  readonly removed_at: Instant | null
  readonly id: string | null
  readonly name: string | null
  readonly rank: number | null
}

/** What held for everybody at that moment. */
export interface Ground {
  readonly now: Instant
  readonly catalogue: Catalogue
  readonly adminOnly: readonly string[]
  /** What these roles give. */
  readonly gives: ReadonlyMap<string, Gives>
  readonly mayGrant: ReadonlySet<string>
}

/** Puts the facts of one person together. */
export function factsFrom(gathered: Gathered, ground: Ground): PersonFacts {
  const { row, memberships, roles, named, restrictions, byPortal, stoodFor } = gathered
  const { now, catalogue, adminOnly, gives, mayGrant } = ground
  const teams = memberships.map((one) => ({ id: one.team_id, from: waitsUntil(one, now), until: one.until_at }))
  const held = heldAt(roles, now)
  const toCome = roles.filter((role) => isInForce({ ...role, from: null }, now))
  return {
    row,
    subject: {
      userId: row.id,
      type: row.type,
      deletedAt: row.deleted_at,
      suspendedAt: row.suspended_at,
      from: waitsUntil(row, now),
      until: row.until_at,
      teamIds: teams.filter((one) => isInForce(one, now)).map((one) => one.id),
      teamsUntil: nearestBound(teams, now),
      ...standingFor(stoodFor),
      portals: portalsIn(byPortal),
      roles: roles.map((role): HeldRole => ({ ...role, ...(gives.get(role.roleId) ?? NOTHING) })),
      assignments: assignmentsOf(named, restrictions),
      restrictedFields: catalogue.restrictedFields,
      adminOnly: new Set(adminOnly),
    },
    rank: highest(held),
    rankToCome: highest(toCome),
    mayGrant,
  }
}

/** The accounts in their order: the first is the primary one. */
function standingFor(rows: Gathered['stoodFor']): Pick<Subject, 'contactId' | 'accountIds'> {
  const accounts = rows.filter((one) => one.ordinal !== null).toSorted((a, b) => Number(a.ordinal) - Number(b.ordinal))
  return {
    contactId: rows.find((one) => one.ordinal === null)?.record_id ?? null,
    accountIds: accounts.map((one) => one.record_id),
  }
}

function portalsIn(rows: readonly PortalRow[]): Subject['portals'] {
  return [...new Map(rows.map((one) => [one.portal_id, { id: one.portal_id, off: one.off_at !== null }])).values()]
}

/** The roles whose bounds include this moment. */
export function heldAt(roles: readonly Found[], now: Instant): Found[] {
  return roles.filter((role) => isInForce(role, now))
}

const highest = (roles: readonly Found[]): number => Math.max(0, ...roles.map((role) => role.rank ?? 0))

export type Gives = Pick<HeldRole, 'grants' | 'fields'>
export type Found = Omit<HeldRole, keyof Gives> & { readonly rank: number | null }
export type RoleRow = { id: string; name: string; rank: number | null }
type Bounds = Beginning & { until_at: Instant | null }

export const asDirect =
  (now: Instant) =>
  (row: RoleRow & Bounds): Found => ({
    roleId: row.id,
    name: row.name,
    rank: row.rank,
    via: { kind: 'direct' },
    from: waitsUntil(row, now),
    until: row.until_at,
  })

export const asByTeam =
  (now: Instant) =>
  (row: RoleRow & Bounds & { team_id: string }): Found => ({
    ...asDirect(now)(row),
    via: { kind: 'team', teamId: row.team_id },
  })

/** A portal that is off gives nothing, nor does a role of a removed module. */
export const asByPortal = ({ portal_id, off_at, removed_at, id, name, rank }: PortalRow): Found[] =>
  id === null || name === null || off_at !== null || removed_at !== null
    ? []
    : [{ roleId: id, name, rank, via: { kind: 'portal', portalId: portal_id }, from: null, until: null }]

export const asBaseline = (row: RoleRow): Found => ({
  roleId: row.id,
  name: row.name,
  rank: row.rank,
  via: { kind: 'baseline' },
  from: null,
  until: null,
})

const NOTHING: Gives = { grants: [], fields: [] }

interface PermissionRow {
  readonly role_id: string
  readonly scope: string
  readonly action: string
  readonly level: Grant['level']
  readonly within_seconds: number | null
}

interface FieldRow {
  readonly role_id: string
  readonly scope: string
  readonly field: string
  readonly action: 'read' | 'edit'
  readonly gives: 'yes' | 'no'
}

/** What each role gives: nothing that is not declared. */
export function givesFrom(
  catalogue: Catalogue,
  permissions: readonly PermissionRow[],
  fieldRows: readonly FieldRow[],
): Map<string, Gives> {
  const declared = permissions.filter((row) => isDeclared(catalogue, row))
  const grants = Map.groupBy(declared, (row) => row.role_id)
  const fields = Map.groupBy(fieldRows, (row) => row.role_id)
  return new Map(
    [...grants].map(([id, rows]): [string, Gives] => [
      id,
      { grants: rows.map(asGrant), fields: (fields.get(id) ?? []).map(asFieldGrant) },
    ]),
  )
}

function isDeclared(catalogue: Catalogue, { scope, action, level }: PermissionRow): boolean {
  return catalogue.levels(scope, action)?.some((one) => one === level) ?? false
}

function asGrant({ scope, action, level, within_seconds }: PermissionRow): Grant {
  return { scope, action, level, within: within_seconds }
}

function asFieldGrant({ scope, field, action, gives }: FieldRow): FieldGrant {
  return { scope, field, action, gives: gives === 'yes' }
}
