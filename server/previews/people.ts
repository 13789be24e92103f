import { type Assignment, seenUsers } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { listFields } from '../profile-fields/index.ts'
import { type HoldingRow, listHoldings } from './holdings.store.ts'
import { type Held, heldOf, type Plan } from './plan.ts'
import { MOST_NAMED, type Placed } from './tally.ts'

/** People who hold the same and are concerned alike. */
export interface Alike {
  readonly id: string
  readonly held: Held
  readonly count: number
  first: Placed[]
}

/** Whom a change concerns, put together by the database: a hundred thousand people hold a few things. */
export async function peopleOf(ctx: Context, plan: Plan): Promise<Alike[]> {
  const ids = plan.teams.map(({ id }) => id)
  // Read where lists are read: nobody else waits for it.
  const rows = await listHoldings(ctx.world.engine.lists, {
    ...{ whom: plan.whom, among: plan.among, seen: await seenUsers(ctx), now: ctx.now() },
    teamIds: [...new Set([...plan.before.teams.above(ids), ...plan.after.teams.above(ids)])],
    ...{ portalIds: plan.portalIds ?? [], idleIn: plan.idleIn, each: plan.each ?? false, limit: MOST_NAMED },
  })
  const asAssignments = rows.some(({ shut }) => shut !== null) ? await restrictionsOf(ctx) : () => []
  const groups = new Map<string, Alike>()
  for (const row of rows) {
    const { roles, teams, shut } = row
    const key = JSON.stringify([roles, teams, shut, plan.each ? row.id : null])
    const held = () => ({ ...heldOf(row), shutOut: asAssignments(row) })
    const group = groups.get(key) ?? { id: row.id, held: held(), count: row.people, first: [] }
    groups.set(key, group)
    if (row.seen) group.first.push({ id: row.id, nameKey: row.name_key })
  }
  return [...groups.values()]
}

/** Restrictions that leave nothing. */
async function restrictionsOf(ctx: Context): Promise<(row: HoldingRow) => Assignment[]> {
  const fields = await listFields(ctx)
  return ({ shut }) => {
    const ids = shut?.split(',') ?? []
    return fields.flatMap(({ id: fieldId, appliesTo }) =>
      ids.includes(fieldId) ? [{ fieldId, effect: 'restrict' as const, appliesTo, recordIds: [] }] : [],
    )
  }
}
