import type { Instant } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import type { UserType } from '../platform/database/index.ts'
import { reachOf } from './may.ts'
import { hidesSuspended, isNamedByToken } from './person.ts'
import { teamTree } from './tree.ts'

const SCOPES: readonly { scope: string; types: readonly UserType[] }[] = [
  { scope: 'users', types: ['admin', 'regular'] },
  { scope: 'portal-users', types: ['portal'] },
  { scope: 'api-users', types: ['api'] },
]

/** Which people the caller may see; `whereSeen` makes it a condition. */
export interface Seen {
  readonly now: Instant
  readonly hideSuspended: boolean
  readonly parts: readonly SeenPart[]
}

interface SeenPart {
  readonly types: readonly UserType[]
  readonly everybody: boolean
  readonly self: string | null
  /** These and all below are gathered already. */
  readonly teamIds: readonly string[]
}

/** Exactly those whom `getPerson` would show, or let the caller `action`, as a filter for lists. */
export async function seenUsers(ctx: Context, action = 'read'): Promise<Seen> {
  const self = ctx.actor.id
  const parts: SeenPart[] = []
  for (const { scope, types } of SCOPES) {
    const part = await partOf(ctx, scope, action)
    const isMine = action === 'read' && types.some((type) => type === ctx.actor.type)
    const mine = isMine && isNamedByToken(ctx, `${scope}.read`) ? self : null
    if (part.everybody || mine !== null || part.teamIds.length > 0) parts.push({ types, self: mine, ...part })
  }
  return { now: ctx.now(), hideSuspended: hidesSuspended(ctx), parts }
}

/** Everybody about whose rights the caller may ask, as a filter for lists. */
export async function askedUsers(ctx: Context): Promise<Seen> {
  const self = isNamedByToken(ctx, 'access.ask') ? ctx.actor.id : null
  const part = { types: ASKED, self, ...(await partOf(ctx, 'access', 'ask')) }
  return {
    now: ctx.now(),
    hideSuspended: hidesSuspended(ctx),
    parts: [part],
  }
}

const ASKED: readonly UserType[] = ['admin', 'regular', 'portal', 'api']

/** Whether the caller sees this person, as far as it can be told without asking for teams; undefined where they decide. */
export function seesByType(
  { parts, hideSuspended }: Seen,
  { id, type, suspended_at }: { readonly id: string; readonly type: UserType; readonly suspended_at: Instant | null },
): boolean | undefined {
  if (hideSuspended && suspended_at !== null) return false
  const about = parts.filter((part) => part.types.includes(type))
  if (about.some((part) => part.everybody || part.self === id)) return true
  return about.some((part) => part.teamIds.length > 0) ? undefined : false
}

async function partOf(ctx: Context, scope: string, action: string): Promise<Pick<SeenPart, 'everybody' | 'teamIds'>> {
  const reach = await reachOf(ctx, `${scope}.${action}`)
  if (reach.kind !== 'some') return { everybody: reach.kind === 'all', teamIds: [] }
  // A right that is limited to young records says nothing about people: their decisions know no age.
  const parts = reach.parts.filter((part) => part.createdAfter === null)
  const teamIds = parts.flatMap((part) => (part.by === 'teams' ? part.teamIds : []))
  return { everybody: false, teamIds: teamIds.length === 0 ? [] : [...(await teamTree(ctx)).below(teamIds)] }
}
