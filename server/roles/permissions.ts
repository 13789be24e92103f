import type { z } from 'zod'
import { type Catalogue, catalogueOf, covers, type Level, type Right } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { Invalid } from '../platform/failures.ts'
import { type FieldError, refuse } from '../platform/refusal.ts'
import type { PermissionIn } from './shapes.ts'

export type Cell = z.output<typeof PermissionIn>

/** Refuses cells that no role can have, each by its place. What the role holds already stays as it was. */
export async function assertValid(ctx: Context, cells: readonly Cell[], held: readonly Right[] = []): Promise<void> {
  const declared = await catalogueOf(ctx)
  const before = new Set(held.map(textOf))
  const seen = new Set<string>()
  const errors = cells.flatMap((cell, index): FieldError[] => {
    const twice = seen.has(keyOf(cell))
    seen.add(keyOf(cell))
    const wrong = twice ? TWICE : before.has(textOf(cell)) ? undefined : mistakeIn(ctx, declared, cell)
    return wrong ? [{ path: `permissions.${index}.${wrong.field}`, code: wrong.code, message: wrong.message }] : []
  })
  if (errors.length > 0) refuse(Invalid, { detail: errors[0]?.message ?? '', fields: errors })
}

/** Levels that mean something to one audience alone: outside users have no teams, inside users no account. */
const OTHERS: Readonly<Record<'internal' | 'portal', readonly Level[]>> = {
  internal: ['account', 'contact'],
  portal: ['team'],
}

/** Refuses levels that mean nothing to those for whom the role is. */
export function assertFits(audience: 'internal' | 'portal', cells: readonly Right[]): void {
  const errors = cells.flatMap((cell, index): FieldError[] => {
    if (!OTHERS[audience].includes(cell.level)) return []
    const message = `“${cell.level}” means nothing to a role of audience ${audience}.`
    return [{ path: `permissions.${index}.level`, code: 'audience', message }]
  })
  if (errors.length > 0) refuse(Invalid, { detail: errors[0]?.message ?? '', fields: errors })
}

const TWICE = { field: 'action', code: 'twice', message: 'This permission stands twice.' }

function mistakeIn(
  ctx: Context,
  declared: Catalogue,
  { scope, action, level, within }: Cell,
): typeof TWICE | undefined {
  const levels = declared.levels(scope, action)
  if (!levels) return { field: 'level', code: 'unknown', message: `“${scope}: ${action}” is not a permission.` }
  if (!levels.includes(level))
    return { field: 'level', code: 'level-not-allowed', message: `“${scope}: ${action}” takes ${levels.join(', ')}.` }
  if (ctx.settings['access.adminOnly'].includes(`${scope}.${action}`))
    return {
      field: 'level',
      code: 'admin-only',
      message: `“${scope}: ${action}” is for administrators; no role can give it.`,
    }
  if (level === 'yes' && within !== null)
    return { field: 'within', code: 'no-record', message: 'Without a record there is nothing whose age could count.' }
  return undefined
}

/** What the second set gives and the first does not: new cells, wider levels, longer times. */
export function addedRights<T extends Right>(before: readonly T[], after: readonly T[]): T[] {
  const held = new Map(before.map((right) => [keyOf(right), right]))
  return after.filter((right) => {
    const known = held.get(keyOf(right))
    return !known || !reaches(known, right)
  })
}

/** Whether the first gives all that the second does: as far, and for as long. */
export function reaches(first: Right, second: Right): boolean {
  if (!covers(new Set<Level>([first.level]), second.level)) return false
  return first.within === null || (second.within !== null && second.within <= first.within)
}

/** Cells that differ between two sets, so that only these are ended and added. */
export function differing<T extends Right>(first: readonly T[], second: readonly Right[]): T[] {
  const known = new Set(second.map(textOf))
  return first.filter((right) => !known.has(textOf(right)))
}

/** For the trail: one value for each cell, so that it shows which cells changed. */
export function asValues(rights: readonly Right[]): Record<string, string> {
  return Object.fromEntries(rights.map((right) => [`permissions.${keyOf(right)}`, withinOf(right)]))
}

function withinOf({ level, within }: Right): string {
  return within === null ? level : `${level} within ${within} s`
}

export function keyOf({ scope, action, field }: Pick<Right, 'scope' | 'action'> & { readonly field?: string }): string {
  return field === undefined ? `${scope}.${action}` : `${scope}.${action} ${field}`
}

function textOf(right: Right): string {
  return `${keyOf(right)} ${withinOf(right)}`
}
