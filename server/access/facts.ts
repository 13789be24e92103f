import type { Instant } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import type { Db } from '../platform/database/index.ts'
import { fold } from '../platform/fold.ts'
import { catalogueOf } from './catalogue.ts'
import type { Catalogue } from './declared.ts'
import * as store from './facts.store.ts'
import {
  asBaseline,
  asByPortal,
  asByTeam,
  asDirect,
  type Found,
  factsFrom,
  type Gives,
  givesFrom,
  heldAt,
  type PersonFacts,
  type RoleRow,
} from './person-facts.ts'
import { listRolesHeldAt } from './signed-in-with.store.ts'

/**
 * Gathers the facts of one person by a few short queries; undefined where nobody has this id. `signedInAt`: with the roles
 * that they held then, whichever were given or taken since (`roles.applyAt`).
 */
export async function findFacts(ctx: Context, userId: string, signedInAt?: Instant): Promise<PersonFacts | undefined> {
  const person = await store.findPersonWithRoles(ctx.db, userId)
  if (!person) return undefined
  const { row, beside } = person
  const { direct, byTeam, ...rest } = beside
  const baseline = await baselineRole(ctx)
  const now = ctx.now()
  const byPortal = rest.byPortal.flatMap(asByPortal)
  const current = [...direct.map(asDirect(now)), ...byTeam.map(asByTeam(now)), ...byPortal]
  const own = signedInAt === undefined ? current : await signedInWith(ctx, userId, current, signedInAt)
  const roles = [...own, ...(baseline ? [asBaseline(baseline)] : [])]
  const catalogue = await catalogueOf(ctx)
  const gives = await givesOf(ctx.db, roles, catalogue)
  const mayGrant = await mayGrantOf(ctx.db, heldAt(roles, now))
  const adminOnly = ctx.settings['access.adminOnly']
  return factsFrom({ row, roles, ...rest }, { now, catalogue, adminOnly, gives, mayGrant })
}

/** Of the roles held now those that were held at the sign-in, and with them those that were taken since. */
async function signedInWith(ctx: Context, userId: string, current: readonly Found[], at: Instant): Promise<Found[]> {
  const then = await listRolesHeldAt(ctx.db, userId, at)
  const ids = new Set(then.map((row) => row.id))
  const known = new Set(current.map((role) => role.roleId))
  const taken = then.filter((row) => !known.has(row.id)).map((row) => ({ ...row, from_at: null, started_at: null }))
  return [...current.filter((role) => ids.has(role.roleId)), ...taken.map(asDirect(ctx.now()))]
}

/** The role that everybody has (`access.baselineRole`), as long as it is in effect. */
export async function baselineRole(ctx: Context): Promise<RoleRow | undefined> {
  const name = ctx.settings['access.baselineRole']
  return name ? store.findRoleByName(ctx.db, fold(name)) : undefined
}

async function givesOf(db: Db, roles: readonly Found[], catalogue: Catalogue): Promise<Map<string, Gives>> {
  const ids = [...new Set(roles.map((role) => role.roleId))]
  if (ids.length === 0) return new Map()
  return givesFrom(catalogue, await store.listPermissions(db, ids), await store.listRoleFields(db, ids))
}

async function mayGrantOf(db: Db, roles: readonly Found[]): Promise<ReadonlySet<string>> {
  const ids = [...new Set(roles.map((role) => role.roleId))]
  return new Set((ids.length === 0 ? [] : await store.listMayGrant(db, ids)).map((row) => row.grants_role_id))
}
