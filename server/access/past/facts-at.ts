import { listSince } from '../../audit/index.ts'
import type { Instant } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { catalogueOf } from '../catalogue.ts'
import { treeOf } from '../engine/index.ts'
import { findPersonRow } from '../facts.store.ts'
import { asBaseline, asByTeam, asDirect, factsFrom, givesFrom, type PersonFacts } from '../person-facts.ts'
import { baselineAt } from './baseline-at.ts'
import * as held from './held.store.ts'
import {
  ABOUT_MODULES,
  ABOUT_PEOPLE,
  ABOUT_ROLES,
  ABOUT_TEAMS,
  parentAt,
  personAt,
  wasActive,
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
  const isActive = await activeAt(ctx, [...direct, ...byTeam, ...(baseline ? [baseline] : [])], at)
  const roles = [
    ...direct.filter(isActive).map(asDirect(at)),
    ...byTeam.filter(isActive).map(asByTeam(at)),
    ...(baseline && isActive(baseline) ? [asBaseline(baseline)] : []),
  ]
  const ids = [...new Set(roles.map((role) => role.roleId))]
  const catalogue = await catalogueOf(ctx)
  const permissions = await held.listPermissionsAt(db, ids, at)
  const gives = givesFrom(catalogue, permissions, await held.listRoleFieldsAt(db, ids, at))
  const memberships = await held.listMembershipsAt(db, userId, at)
  const [named, restrictions] = [await held.listNamedAt(db, userId, at), await held.listRestrictionsAt(db, userId, at)]
  const ground = { now: at, catalogue, adminOnly: settings.adminOnly, gives, mayGrant: new Set<string>() }
  return factsFrom({ row, memberships, roles, named, restrictions }, ground)
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
