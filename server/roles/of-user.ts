import type { z } from 'zod'
import { canTo, getPerson, hasAuthority, isInForce, mayGrantRole, namesOf, type PersonFacts } from '../access/index.ts'
import { waitsUntil } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import { fold } from '../platform/fold.ts'
import type { Input } from '../platform/http/route.ts'
import type { listUserRoles } from './contract.ts'
import { findBaseline, type HeldRow, listByPortal, listByTeam, listDirect } from './of-user.store.ts'
import type { UserRole } from './shapes.ts'

export type Held = z.output<typeof UserRole>

/** Every role of a user and the way it came. */
export async function showRolesOf(ctx: Context, { params }: Input<typeof listUserRoles>) {
  const person = await getPerson(ctx, params.user, 'read')
  return { items: await listHeld(ctx, person), can: { grant: await mayGive(ctx, person) } }
}

/** Roles held directly, by team, by portal, and the one that everybody has; also those whose time is past or to come. */
export async function listHeld(ctx: Context, person: PersonFacts): Promise<Held[]> {
  const { id } = person.row
  const [direct, byTeam] = [await listDirect(ctx.db, id), await listByTeam(ctx.db, id)]
  const byPortal = await listByPortal(ctx.db, id)
  const baseline = await baselineOf(ctx)
  const name = await namesOf(
    ctx,
    [...direct, ...byTeam, ...byPortal].map((row) => row.added_by),
  )
  const mayTouch = await mayGive(ctx, person)
  const items: Held[] = []
  for (const row of direct) {
    const change = mayTouch && (await mayGrantRole(ctx, row))
    items.push({
      ...asHeld(ctx, row),
      via: { kind: 'direct', team: null, portal: null },
      addedBy: name(row.added_by),
      can: { change },
    })
  }
  for (const row of byTeam) {
    const team = { id: row.team_id, name: row.team_name }
    items.push({
      ...asHeld(ctx, row),
      via: { kind: 'team', team, portal: null },
      addedBy: name(row.added_by),
      can: { change: false },
    })
  }
  for (const row of byPortal) {
    const portal = { id: row.portal_id, name: row.portal_name }
    items.push({
      ...asHeld(ctx, { ...row, ...UNBOUNDED }),
      via: { kind: 'portal', team: null, portal },
      addedBy: name(row.added_by),
      can: { change: false },
    })
  }
  return [...items, ...baseline]
}

const UNBOUNDED = { from_at: null, started_at: null, until_at: null }

async function mayGive(ctx: Context, person: PersonFacts): Promise<boolean> {
  if (ctx.actor.id === person.row.id && ctx.actor.type !== 'admin') return false
  return (await hasAuthority(ctx, person)) && person.row.deleted_at === null && (await canTo(ctx, 'grant', person))
}

function asHeld(ctx: Context, row: HeldRow): Omit<Held, 'via' | 'addedBy' | 'can'> {
  return {
    role: { id: row.id, name: row.name, origin: row.origin, inactive: row.inactive_at !== null },
    from: row.from_at,
    until: row.until_at,
    inForce:
      row.inactive_at === null && isInForce({ from: waitsUntil(row, ctx.now()), until: row.until_at }, ctx.now()),
    addedAt: row.added_at,
  }
}

async function baselineOf(ctx: Context): Promise<Held[]> {
  const name = ctx.settings['access.baselineRole']
  const row = name ? await findBaseline(ctx.db, fold(name)) : undefined
  if (!row) return []
  const always = { ...row, ...UNBOUNDED, added_by: null, added_at: null }
  return [
    {
      ...asHeld(ctx, always),
      via: { kind: 'baseline', team: null, portal: null },
      addedBy: null,
      can: { change: false },
    },
  ]
}
