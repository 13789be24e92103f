import { type Assignment, seenUsers } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { type HoldingRow, listHoldings, listShutOut } from './holdings.store.ts'
import { type Held, heldOf, type Plan } from './plan.ts'
import { MOST_NAMED, type Placed } from './tally.ts'

/** People who hold the same and are concerned alike. */
export interface Alike {
  readonly held: Held
  readonly state: string
  count: number
  first: Placed[]
}

/** Whom a change concerns, put together: a hundred thousand people hold a few things. */
export async function peopleOf(ctx: Context, { whom, among, states }: Plan): Promise<Alike[]> {
  // Read where lists are read: nobody else waits for it.
  const db = ctx.world.engine.lists
  const rows = await listHoldings(db, { whom, among, seen: await seenUsers(ctx), now: ctx.now() })
  const shut = Map.groupBy(await listShutOut(db, whom), ({ userId }) => userId)
  const groups = new Map<string, Alike>()
  for (const [place, row] of rows.entries()) {
    const state = states?.get(row.id) ?? ''
    const closed = shut.get(row.id) ?? []
    const key = `${row.roles}|${row.teams}|${state}|${closed.map(({ fieldId }) => fieldId)}`
    const group = groups.get(key) ?? { held: asHeld(row, closed), state, count: 0, first: [] }
    groups.set(key, group)
    group.count++
    if (row.seen && group.first.length < MOST_NAMED) group.first.push({ place, id: row.id })
  }
  return [...groups.values()]
}

type Shut = Awaited<ReturnType<typeof listShutOut>>

function asHeld(row: HoldingRow, shut: Shut): Held {
  return {
    ...heldOf(row),
    shutOut: shut.map(({ fieldId, appliesTo: text }): Assignment => {
      const appliesTo: Assignment['appliesTo'] = JSON.parse(text)
      return { fieldId, effect: 'restrict', appliesTo, recordIds: [] }
    }),
  }
}
