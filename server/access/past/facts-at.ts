import { listSince } from '../../audit/index.ts'
import type { Instant } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { catalogueOf } from '../catalogue.ts'
import { treeOf } from '../engine/index.ts'
import { findPersonRow } from '../facts.store.ts'
import {
  asBaseline,
  asByPortal,
  asByTeam,
  asDirect,
  factsFrom,
  givesFrom,
  type PersonFacts,
  type PortalRow,
} from '../person-facts.ts'
import { baselineAt } from './baseline-at.ts'
import * as held from './held.store.ts'
import {
  ABOUT_MODULES,
  ABOUT_PEOPLE,
  ABOUT_PORTALS,
  ABOUT_ROLES,
  ABOUT_TEAMS,
  parentAt,
  personAt,
  wasActive,
  wasOn,
  wasRemoved,
} from './rewind.ts'
import { settingsAt } from './settings-at.ts'

/**
 * A person as decisions saw them at a past moment; undefined where they did not exist. What modules declare, and what a
 * field takes part in, is as of now. Refuses with `history-too-short` where details that are needed were erased.
 */
export async function findFactsAt(ctx: Context, userId: string, at: Instant): Promise<PersonFacts | undefined> {
  const { db } = ctx
  const current = await findPersonRow(db, userId)
  const happened = current && (await listSince(ctx, { entityIds: [userId], events: ABOUT_PEOPLE, at }))
  const row = current && happened && personAt(current, happened(userId), at)
  if (!row) return undefined
  const settings = await settingsAt(ctx, at)
  const [direct, byTeam] = [await held.listDirectRolesAt(db, userId, at), await held.listTeamRolesAt(db, userId, at)]
  const baseline = await baselineAt(ctx, settings.baselineRole, at)
  const portals = await portalsAt(ctx, userId, at)
  const byPortal = await rolesOfPortals(ctx, portals)
  const isActive = await activeAt(ctx, [...direct, ...byTeam, ...byPortal, ...(baseline ? [baseline] : [])], at)
  const roles = [
    ...direct.filter(isActive).map(asDirect(at)),
    ...byTeam.filter(isActive).map(asByTeam(at)),
    ...byPortal.filter(isActive).flatMap(asByPortal),
    ...(baseline && isActive(baseline) ? [asBaseline(baseline)] : []),
  ]
  const ids = [...new Set(roles.map((role) => role.roleId))]
  const catalogue = await catalogueOf(ctx)
  const permissions = await held.listPermissionsAt(db, ids, at)
  const gives = givesFrom(catalogue, permissions, await held.listRoleFieldsAt(db, ids, at))
  const memberships = await held.listMembershipsAt(db, userId, at)
  const [named, restrictions] = [await held.listNamedAt(db, userId, at), await held.listRestrictionsAt(db, userId, at)]
  const ground = { now: at, catalogue, adminOnly: settings.adminOnly, gives, mayGrant: new Set<string>() }
  const stoodFor = await held.listStoodForAt(db, userId, at)
  return factsFrom({ row, memberships, roles, named, restrictions, byPortal: portals, stoodFor }, ground)
}

/** The portals in which somebody was, on or off as they were, and the ids of the roles that these gave. */
async function portalsAt(ctx: Context, userId: string, at: Instant): Promise<PortalRow[]> {
  const rows = await held.listPortalRolesAt(ctx.db, userId, at)
  const ids = [...new Set(rows.map((row) => row.id))]
  const happened = ids.length === 0 ? undefined : await listSince(ctx, { entityIds: ids, events: ABOUT_PORTALS, at })
  return rows.flatMap((row) => {
    const isOn = wasOn(row, happened?.(row.id) ?? [], at)
    if (isOn === undefined) return []
    const off = isOn ? null : (row.off_at ?? at)
    return [{ portal_id: row.id, off_at: off, removed_at: null, id: row.role_id, name: null, rank: null }]
  })
}

/** The roles of these portals, each beside its portal, as they are now. */
async function rolesOfPortals({ db }: Context, portals: readonly PortalRow[]) {
  const roles = portals.some((one) => one.id !== null) ? await held.listRolesEver(db) : []
  return portals.flatMap((portal) => {
    const role = roles.find((one) => one.id === portal.id)
    return role ? [{ ...portal, ...role }] : []
  })
}

type RoleRow = Awaited<ReturnType<typeof held.listRolesEver>>[number]

async function activeAt(ctx: Context, rows: readonly RoleRow[], at: Instant): Promise<(row: RoleRow) => boolean> {
  const ids = [...new Set(rows.map((row) => row.id))]
  const happened = await listSince(ctx, { entityIds: ids, events: ABOUT_ROLES, at })
  const modules = await held.listModuleTimes(ctx.db)
  const since = await listSince(ctx, { entityIds: modules.map((one) => one.id), events: ABOUT_MODULES, at })
  const removed = new Set(modules.filter((one) => wasRemoved(one, since(one.id))).map((one) => one.key))
  return (row) => !removed.has(row.module) && wasActive(row, happened(row.id), at)
}

/** The tree of teams as it was. */
export async function teamTreeAt(ctx: Context, at: Instant): Promise<ReturnType<typeof treeOf>> {
  const rows = await held.listTeamPlaces(ctx.db)
  const happened = await listSince(ctx, { entityIds: rows.map((row) => row.id), events: ABOUT_TEAMS, at })
  return treeOf(
    new Map(
      rows.flatMap((row): [string, string | null][] => {
        const parent = parentAt(row, happened(row.id), at)
        return parent === undefined ? [] : [[row.id, parent]]
      }),
    ),
  )
}
