import type { z } from 'zod'
import { can, type RecordFacts, scopeOfType } from '../access/index.ts'
import { type Context, isWholeAdmin } from '../platform/context.ts'
import type { Permission } from '../platform/contract.ts'
import { mayHaveTokens } from '../platform/settings-tokens.ts'
import { barToLogInAs, mayLogInAs } from './log-in-as.ts'
import type { UserAbilities } from './shapes.ts'
import type { UserRow } from './store.ts'

type Abilities = z.output<typeof UserAbilities>

const ACTIONS = [
  'edit',
  'suspend',
  'delete',
  'purge',
  'links',
  'sessions',
  'unlock',
  'tokens',
  'grant',
  'history',
] as const

const barsSelf = (action: string): boolean => ['suspend', 'delete', 'purge', 'unlock'].includes(action)

export type Judge = (permission: Permission, record: RecordFacts) => Promise<boolean>

/** Asks about the permission as a whole first, once for all rows: only where that depends, about each record. */
export function judging(ctx: Context): Judge {
  const known = new Map<Permission, ReturnType<typeof can>>()
  return async (permission, record) => {
    const asked = known.get(permission) ?? can(ctx, permission)
    known.set(permission, asked)
    const whole = await asked
    return whole === 'depends' ? (await can(ctx, permission, record)) === true : whole
  }
}

/** What the caller may do with this account. */
export async function abilitiesOn(
  ctx: Context,
  row: UserRow,
  { teamIds, judge }: { readonly teamIds: readonly string[]; readonly judge: Judge },
): Promise<Abilities> {
  const record = { id: row.id, ownerId: row.id, teamIds }
  const allowed = async (action: (typeof ACTIONS)[number]) => {
    const permission: Permission = `${scopeOfType(row.type)}.${action}`
    const bySelf = ctx.actor.id === row.id && (barsSelf(action) || (action === 'grant' && ctx.actor.type !== 'admin'))
    const overAdmin = row.type === 'admin' && ctx.actor.kind === 'user' && !isWholeAdmin(ctx.actor)
    const aboutWaysIn = action !== 'edit' && action !== 'history'
    return !bySelf && !(overAdmin && aboutWaysIn) && (await judge(permission, record))
  }
  const [edit, suspend, remove, purge, links, sessions, unlock, tokens, grant, history] = await Promise.all(
    ACTIONS.map(allowed),
  )
  const said = (answer: boolean | undefined) => answer === true
  return {
    edit: said(edit),
    suspend: said(suspend),
    delete: said(remove),
    purge: said(purge),
    links: said(links),
    sessions: said(sessions),
    unlock: said(unlock),
    tokens: said(tokens) && mayHaveTokens(ctx.settings, row.type),
    grant: said(grant),
    history: said(history),
    logInAs: mayLogInAs(ctx) && barToLogInAs(row, ctx.now()) === undefined,
  }
}
