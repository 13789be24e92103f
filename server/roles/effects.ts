import { type Catalogue, type FieldCell, givesField, type Right, seenUsers } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { fold } from '../platform/fold.ts'
import { personName } from '../platform/naming.ts'
import { type Concerned, countConcerned, countHolding, listConcerned, listGiven } from './effects.store.ts'
import { reaches } from './permissions.ts'
import { findRoles } from './store.ts'

/** The least that an action can be given. */
export const LEAST = { level: 'none', within: 1 } as const

const NAMED = 5 // the first of them; the rest is a number

/** What roles give under one catalogue, role by role. */
export interface Giving {
  readonly catalogue: Catalogue
  readonly roles: ReadonlyMap<string, { readonly permissions: readonly Right[]; readonly fields: readonly FieldCell[] }>
  /** Which of them everybody has; where it says nothing, the setting does. */
  readonly baseline?: string | undefined
}

export interface Who {
  readonly count: number
  /** The first of them that the caller may see. */
  readonly names: readonly { readonly id: string; readonly name: string }[]
}

export interface Comparison {
  /** Who holds this afterwards and did not before. */
  gain(right: Right & { readonly field?: string }): Promise<Who>
  lose(right: Right & { readonly field?: string }): Promise<Who>
  /** Everybody who holds one of these roles. */
  holders(roleIds: readonly string[]): Promise<Who>
}

const NOBODY: Who = { count: 0, names: [] }

/** How many people hold one of these roles now; administrators count. */
export async function countHoldersOf(ctx: Context, roleIds: readonly string[]): Promise<number> {
  return roleIds.length === 0 ? 0 : countHolding(ctx.db, roleIds, ctx.now())
}

/** What the roles in force give in these scopes now. */
export async function givingNow(ctx: Context, catalogue: Catalogue, scopes: readonly string[]): Promise<Giving> {
  const { permissions, fields } = await listGiven(ctx.db, scopes)
  const declared = permissions.filter((right) => isDeclared(catalogue, right))
  const ids = new Set([...declared, ...fields].map(({ roleId }) => roleId))
  const of = <T extends { readonly roleId: string }>(rows: readonly T[], id: string) =>
    rows.filter(({ roleId }) => roleId === id).map(({ roleId: _, ...rest }) => rest)
  return {
    catalogue,
    roles: new Map([...ids].map((id) => [id, { permissions: of(declared, id), fields: of(fields, id) }])),
  }
}

/** What of this is declared, and so gives anything. */
export function declaredOf<T extends { readonly permissions: readonly Right[] }>({ catalogue }: Giving, gives: T): T {
  return { ...gives, permissions: gives.permissions.filter((right) => isDeclared(catalogue, right)) }
}

function isDeclared(catalogue: Catalogue, { scope, action, level }: Right): boolean {
  return catalogue.levels(scope, action)?.some((one) => one === level) ?? false
}

/** Compares two states of what roles give. Whoever has as much by another role gains and loses nothing. */
export async function compare(ctx: Context, before: Giving, after: Giving): Promise<Comparison> {
  const everybody = after.baseline ?? (await baselineId(ctx, [...before.roles.keys(), ...after.roles.keys()]))
  const ask = asking(ctx, everybody)
  const difference = (here: Giving, there: Giving) => (right: Right & { readonly field?: string }) => {
    const but = giversOf(there, right)
    const by = giversOf(here, right)
    return ask(by, but)
  }
  return { gain: difference(after, before), lose: difference(before, after), holders: (ids) => ask(ids, []) }
}

/** The roles that give as much as this, with its field where it names one. */
function giversOf({ catalogue, roles }: Giving, right: Right & { readonly field?: string }): string[] {
  return [...roles].flatMap(([id, { permissions, fields }]) => {
    const same = permissions.filter((one) => one.scope === right.scope && one.action === right.action)
    const enough = same.filter((one) => reaches(one, right))
    const { field } = right
    const gives = field === undefined || givesField(catalogue, fields, { ...right, field })
    return enough.length > 0 && gives ? [id] : []
  })
}

/** The same question is asked once: most cells of a change concern the same people. */
function asking(ctx: Context, everybody: string | undefined) {
  const answers = new Map<string, Promise<Who>>()
  return (by: readonly string[], but: readonly string[]): Promise<Who> => {
    const others = by.filter((id) => !but.includes(id))
    if (others.length === 0 || (everybody && but.includes(everybody))) return Promise.resolve(NOBODY)
    const key = `${[...by].sort()} ${[...but].sort()}`
    const known = answers.get(key) ?? find(ctx, { by, but, isAll: everybody !== undefined && by.includes(everybody) })
    answers.set(key, known)
    return known
  }
}

async function find(
  ctx: Context,
  { by, but, isAll }: { by: readonly string[]; but: readonly string[]; isAll: boolean },
) {
  const concerned: Concerned = { by: isAll ? 'all' : by, but, now: ctx.now() }
  const count = await countConcerned(ctx.db, concerned)
  const seen = await seenUsers(ctx)
  const rows = count === 0 ? [] : await listConcerned(ctx.db, { ...concerned, seen, limit: NAMED })
  return { count, names: rows.map((row) => ({ id: row.id, name: personName(row) })) }
}

/** Which of these everybody has (`access.baselineRole`). */
async function baselineId(ctx: Context, ids: readonly string[]): Promise<string | undefined> {
  const name = ctx.settings['access.baselineRole']
  if (name === '' || ids.length === 0) return undefined
  const roles = await findRoles(ctx.db, ids)
  return roles.find((role) => fold(role.name) === fold(name))?.id
}
