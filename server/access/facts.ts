import { type Beginning, type Instant, waitsUntil } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import type { Db } from '../platform/database/index.ts'
import { fold } from '../platform/fold.ts'
import { assignmentsOf } from './assignments.ts'
import { catalogueOf } from './catalogue.ts'
import type { Catalogue } from './declared.ts'
import { type FieldGrant, type Grant, type HeldRole, isInForce, nearestBound, type Subject } from './engine/index.ts'
import * as store from './facts.store.ts'
import { listRolesHeldAt } from './signed-in-with.store.ts'

/** A person as decisions see them: who they are, what they hold, what the holders of their roles may give. */
export interface PersonFacts {
  readonly row: store.PersonRow
  readonly subject: Subject
  /** Rank of the highest ranked role held now; 0 without one. */
  readonly rank: number
  /** The same, counting roles that begin later: they are protected before. */
  readonly rankToCome: number
  /** Roles that a role held now lets one give. */
  readonly mayGrant: ReadonlySet<string>
}

/**
 * Gathers the facts of one person by a few short queries; undefined where nobody has this id. `signedInAt`: with the roles
 * that they held then, whichever were given or taken since (`roles.applyAt`).
 */
export async function findFacts(ctx: Context, userId: string, signedInAt?: Instant): Promise<PersonFacts | undefined> {
  const person = await store.findPersonWithRoles(ctx.db, userId)
  if (!person) return undefined
  const { row, beside } = person
  const { memberships, direct, byTeam, named, restrictions } = beside
  const baseline = await baselineRole(ctx)
  const now = ctx.now()
  const teams = memberships.map((one) => ({ id: one.team_id, from: waitsUntil(one, now), until: one.until_at }))
  const current = [...direct.map(asDirect(now)), ...byTeam.map(asByTeam(now))]
  const own = signedInAt === undefined ? current : await signedInWith(ctx, userId, current, signedInAt)
  const found = [...own, ...(baseline ? [asBaseline(baseline)] : [])]
  const catalogue = await catalogueOf(ctx)
  const gives = await givesOf(ctx.db, found, catalogue)
  const held = found.filter((role) => isInForce(role, now))
  const toCome = found.filter((role) => isInForce({ ...role, from: null }, now))
  return {
    row,
    subject: {
      userId,
      type: row.type,
      deletedAt: row.deleted_at,
      suspendedAt: row.suspended_at,
      from: waitsUntil(row, now),
      until: row.until_at,
      teamIds: teams.filter((one) => isInForce(one, now)).map((one) => one.id),
      teamsUntil: nearestBound(teams, now),
      contactId: null,
      accountIds: [],
      roles: found.map((role): HeldRole => ({ ...role, ...(gives.get(role.roleId) ?? NOTHING) })),
      assignments: assignmentsOf(named, restrictions),
      restrictedFields: catalogue.restrictedFields,
      adminOnly: new Set(ctx.settings['access.adminOnly']),
    },
    rank: highest(held),
    rankToCome: highest(toCome),
    mayGrant: await mayGrantOf(
      ctx.db,
      held.map((role) => role.roleId),
    ),
  }
}

const highest = (roles: readonly Found[]): number => Math.max(0, ...roles.map((role) => role.rank ?? 0))

type Gives = Pick<HeldRole, 'grants' | 'fields'>
type Found = Omit<HeldRole, keyof Gives> & { readonly rank: number | null }
type RoleRow = { id: string; name: string; rank: number | null }
type Bounds = Beginning & { until_at: Instant | null }

const asDirect =
  (now: Instant) =>
  (row: RoleRow & Bounds): Found => ({
    roleId: row.id,
    name: row.name,
    rank: row.rank,
    via: { kind: 'direct' },
    from: waitsUntil(row, now),
    until: row.until_at,
  })

const asByTeam =
  (now: Instant) =>
  (row: RoleRow & Bounds & { team_id: string }): Found => ({
    ...asDirect(now)(row),
    via: { kind: 'team', teamId: row.team_id },
  })

/** Of the roles held now those that were held at the sign-in, and with them those that were taken since. */
async function signedInWith(ctx: Context, userId: string, current: readonly Found[], at: Instant): Promise<Found[]> {
  const then = await listRolesHeldAt(ctx.db, userId, at)
  const ids = new Set(then.map((row) => row.id))
  const known = new Set(current.map((role) => role.roleId))
  const taken = then.filter((row) => !known.has(row.id)).map((row) => ({ ...row, from_at: null, started_at: null }))
  return [...current.filter((role) => ids.has(role.roleId)), ...taken.map(asDirect(ctx.now()))]
}

const asBaseline = (row: RoleRow): Found => ({
  roleId: row.id,
  name: row.name,
  rank: row.rank,
  via: { kind: 'baseline' },
  from: null,
  until: null,
})

async function baselineRole(ctx: Context): Promise<RoleRow | undefined> {
  const name = ctx.settings['access.baselineRole']
  return name ? store.findRoleByName(ctx.db, fold(name)) : undefined
}

const NOTHING: Gives = { grants: [], fields: [] }

/** What each of these roles gives: nothing that is not declared now. */
async function givesOf(db: Db, roles: readonly Found[], catalogue: Catalogue): Promise<Map<string, Gives>> {
  const ids = [...new Set(roles.map((role) => role.roleId))]
  if (ids.length === 0) return new Map()
  const declared = (await store.listPermissions(db, ids)).filter((row) => isDeclared(catalogue, row))
  const grants = Map.groupBy(declared, (row) => row.role_id)
  const fields = Map.groupBy(await store.listRoleFields(db, ids), (row) => row.role_id)
  return new Map(
    ids.map((id): [string, Gives] => [
      id,
      { grants: (grants.get(id) ?? []).map(asGrant), fields: (fields.get(id) ?? []).map(asFieldGrant) },
    ]),
  )
}

function isDeclared(catalogue: Catalogue, { scope, action, level }: Row<typeof store.listPermissions>): boolean {
  return catalogue.levels(scope, action)?.some((one) => one === level) ?? false
}

function asGrant({ scope, action, level, within_seconds }: Row<typeof store.listPermissions>): Grant {
  return { scope, action, level, within: within_seconds }
}

function asFieldGrant({ scope, field, action, gives }: Row<typeof store.listRoleFields>): FieldGrant {
  return { scope, field, action, gives: gives === 'yes' }
}

type Row<F extends (...values: never[]) => Promise<readonly unknown[]>> = Awaited<ReturnType<F>>[number]

async function mayGrantOf(db: Db, roleIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (roleIds.length === 0) return new Set()
  return new Set((await store.listMayGrant(db, [...new Set(roleIds)])).map((row) => row.grants_role_id))
}
