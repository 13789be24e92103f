import type { Context } from '../platform/context.ts'
import { isWholeAdmin } from '../platform/context.ts'
import { refuse } from '../platform/refusal.ts'
import type { Catalogue } from './declared.ts'
import { type Grant, type HeldRole, holds } from './engine/index.ts'
import { MayNotGrant } from './failures.ts'
import { factsOfActor, isBeyondRoles } from './may.ts'

/** What a role says of one thing that one does with a field. */
export interface FieldCell {
  readonly scope: string
  readonly field: string
  readonly action: 'read' | 'edit'
  readonly gives: 'yes' | 'no'
}

/** A permission together with one field that comes with it. */
export interface FieldRight extends Grant {
  readonly field: string
}

/** Every field that comes with these permissions. Silence gives it, unless it is restricted; whoever creates writes fields. */
export function fieldRightsOf(
  catalogue: Catalogue,
  permissions: readonly Grant[],
  cells: readonly FieldCell[],
): FieldRight[] {
  return permissions.flatMap((permission) => {
    const fields = catalogue.scope(permission.scope)?.fields ?? []
    const rights = fields.map(({ key }) => ({ ...permission, field: key }))
    return rights.filter((right) => givesField(catalogue, cells, right))
  })
}

/** Whether a role that gives an action gives a field with it. */
export function givesField(
  catalogue: Catalogue,
  cells: readonly FieldCell[],
  { scope, action, field }: Pick<FieldRight, 'scope' | 'action' | 'field'>,
): boolean {
  const doing = doingOf(action)
  if (!doing) return false
  const word = cells.find((one) => one.scope === scope && one.field === field && one.action === doing)
  return word ? word.gives === 'yes' : !catalogue.isRestricted(scope, field)
}

function doingOf(action: string): FieldCell['action'] | undefined {
  if (action === 'create') return 'edit'
  return action === 'read' || action === 'edit' ? action : undefined
}

/** The first of these that the caller does not hold: as far, as long, and with the field. */
export async function findMissingField(ctx: Context, rights: readonly FieldRight[]): Promise<FieldRight | undefined> {
  if (rights.length === 0 || isBeyondRoles(ctx.actor) || isWholeAdmin(ctx.actor)) return undefined
  const actor = await factsOfActor(ctx)
  if (!actor) return rights[0]
  const { subject } = actor
  const now = ctx.now()
  return rights.find((right) => {
    const isRestricted = subject.restrictedFields.has(`${right.scope}.${right.field}`)
    const roles = subject.roles.filter((role) => isGivenBy(role, right, isRestricted))
    return !holds({ ...subject, roles }, right, now)
  })
}

function isGivenBy({ fields }: HeldRole, { scope, field, action }: FieldRight, isRestricted: boolean): boolean {
  const doing = doingOf(action)
  const word = fields.find((one) => one.scope === scope && one.field === field && one.action === doing)
  return word?.gives ?? !isRestricted
}

/** Refuses unless the caller holds each of these with its field: giving a field is granting it. */
export async function assertHoldsFields(ctx: Context, rights: readonly FieldRight[]): Promise<void> {
  const missing = await findMissingField(ctx, rights)
  if (missing)
    refuse(MayNotGrant, {
      detail: `You do not hold “${missing.scope}: ${missing.action}” with the field “${missing.field}”.`,
    })
}
