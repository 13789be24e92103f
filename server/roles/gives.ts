import {
  assertHolds,
  assertHoldsFields,
  assertMayExtendHolders,
  assertMayGrantRole,
  assertReachesInto,
  catalogueOf,
  type FieldCell,
  fieldRightsOf,
  listTeamsOfHolders,
} from '../access/index.ts'
import type { Context, Tx } from '../platform/context.ts'
import { Invalid } from '../platform/failures.ts'
import { newId } from '../platform/ids.ts'
import { refuseField } from '../platform/refusal.ts'
import { differingFields, fieldValues } from './fields.ts'
import { addedRights, asValues, differing } from './permissions.ts'
import * as store from './store.ts'

/** Everything that holders of a role get. */
export interface Gives {
  readonly permissions: readonly store.Permission[]
  readonly fields: readonly FieldCell[]
  readonly mayGrant: readonly { readonly id: string; readonly name: string }[]
}

export const NOTHING: Gives = { permissions: [], fields: [], mayGrant: [] }

export async function findGives(ctx: Context, roleId: string): Promise<Gives> {
  return {
    permissions: await store.listPermissions(ctx.db, roleId),
    fields: await store.listFields(ctx.db, roleId),
    mayGrant: await store.listMayGrant(ctx.db, roleId),
  }
}

/** For the trail: what a role gives, one value for each cell. */
export function valuesOf({ permissions, fields, mayGrant }: Gives): Record<string, string | string[]> {
  return {
    mayGrant: mayGrant.map((role) => role.name).sort(),
    ...asValues(permissions),
    ...fieldValues(fields),
  }
}

/** The roles behind these ids; an id that is none is refused by its place. */
export async function readMayGrant(ctx: Context, ids: readonly string[]): Promise<Gives['mayGrant']> {
  const found = ids.length === 0 ? [] : await store.findRoles(ctx.db, ids)
  const known = new Set(found.map((role) => role.id))
  const unknown = ids.find((id) => !known.has(id))
  if (unknown) refuseField(Invalid, `mayGrant.${ids.indexOf(unknown)}`, 'This role does not exist.', 'unknown')
  return found
}

/** Changing what a role gives is giving what that adds: the caller must hold it (R66). */
export async function assertMayAdd(ctx: Context, before: Gives, after: Gives): Promise<void> {
  await assertHolds(ctx, addedRights(before.permissions, after.permissions))
  const catalogue = await catalogueOf(ctx)
  const fieldsOf = ({ permissions, fields }: Gives) => fieldRightsOf(catalogue, permissions, fields)
  await assertHoldsFields(ctx, addedRights(fieldsOf(before), fieldsOf(after)))
  const known = new Set(before.mayGrant.map((role) => role.id))
  const added = after.mayGrant.filter((role) => !known.has(role.id))
  const rows =
    added.length === 0
      ? []
      : await store.findRoles(
          ctx.db,
          added.map((role) => role.id),
        )
  for (const role of rows) await assertMayGrantRole(ctx, role)
}

/**
 * And giving it, where it is of level `team`, in the teams of whoever has the role and for the records that are granted to
 * them. `roleId`: null is everybody.
 */
export async function assertMayAddIn(ctx: Context, roleId: string | null, before: Gives, after: Gives): Promise<void> {
  const added = addedRights(before.permissions, after.permissions).filter((right) => right.level === 'team')
  const teamIds = roleId === null ? await store.listTeamIds(ctx.db) : await listTeamsOfHolders(ctx.db, roleId)
  await assertReachesInto(ctx, added, teamIds, 'teams of its holders')
  await assertMayExtendHolders(ctx, roleId, added)
}

/** Ends the rows that differ and adds new ones; nothing is overwritten. */
export async function writeGives(tx: Tx, roleId: string, before: Gives, after: Gives): Promise<void> {
  const ended = { ended_at: tx.now(), ended_by: tx.actor.id, ended_change: tx.changeId }
  const added = { role_id: roleId, added_at: tx.now(), added_by: tx.actor.id, added_change: tx.changeId }
  for (const { scope, action } of differing(before.permissions, after.permissions))
    await store.endPermission(tx.db, roleId, scope, action, ended)
  for (const cell of differingFields(before.fields, after.fields)) await store.endField(tx.db, roleId, cell, ended)
  await store.addFields(
    tx.db,
    differingFields(after.fields, before.fields).map((cell) => ({ id: newId(), ...cell, ...added })),
  )
  const fresh = differing(after.permissions, before.permissions)
  await store.addPermissions(
    tx.db,
    fresh.map(({ scope, action, level, within }) => ({
      id: newId(),
      scope,
      action,
      level,
      within_seconds: within,
      ...added,
    })),
  )
  const without = (list: Gives['mayGrant'], others: Gives['mayGrant']) =>
    list.filter((role) => !others.some((other) => other.id === role.id))
  await store.endMayGrant(
    tx.db,
    roleId,
    without(before.mayGrant, after.mayGrant).map((role) => role.id),
    ended,
  )
  await store.addMayGrant(
    tx.db,
    without(after.mayGrant, before.mayGrant).map((role) => ({ id: newId(), grants_role_id: role.id, ...added })),
  )
}
