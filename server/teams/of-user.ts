import { getPerson, isInForce, namesOf } from '../access/index.ts'
import { waitsUntil } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import type { Input } from '../platform/http/route.ts'
import type { listUserTeams } from './contract.ts'
import { listRolesGiven } from './members.store.ts'
import { listTeamsOf } from './of-user.store.ts'
import { pathsOf } from './path.ts'
import { canOn } from './team.ts'

/** The teams of a user with what each brings, the oldest membership first. */
export async function showTeamsOf(ctx: Context, { params }: Input<typeof listUserTeams>) {
  const person = await getPerson(ctx, params.user, 'read')
  const rows = await listTeamsOf(ctx.db, person.row.id)
  const path = await pathsOf(ctx)
  const name = await namesOf(
    ctx,
    rows.map((row) => row.added_by),
  )
  const mine = ctx.actor.id === person.row.id && ctx.actor.type !== 'admin'
  const items = []
  for (const row of rows) {
    const roles = new Map(
      (await listRolesGiven(ctx.db, row.id, row.position)).map((role) => [role.id, { id: role.id, name: role.name }]),
    )
    items.push({
      team: { id: row.id, name: row.name },
      path: path(row.id),
      position: row.position,
      order: row.ordinal,
      from: row.from_at,
      until: row.until_at,
      inForce: isInForce({ from: waitsUntil(row, ctx.now()), until: row.until_at }, ctx.now()),
      isDefault: person.row.default_team_id === row.id,
      addedAt: row.added_at,
      addedBy: name(row.added_by),
      roles: [...roles.values()],
      can: { change: !mine && (await canOn(ctx, 'read', row.id)) && (await canOn(ctx, 'members', row.id)) },
    })
  }
  return { items }
}
