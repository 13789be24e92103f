import type { Context } from '../platform/context.ts'
import { seenTeams } from './list.ts'
import { listPlaces } from './store.ts'

interface Place {
  readonly id: string
  readonly name: string
}

/** The teams above a team, from the top, as far as the caller may see them. */
export async function pathsOf(ctx: Context): Promise<(id: string) => Place[]> {
  const places = new Map((await listPlaces(ctx.db)).map((row) => [row.id, row]))
  const sees = await seenTeams(ctx)
  return (id) => {
    const path: Place[] = []
    let at = places.get(places.get(id)?.parent_id ?? '')
    // The count ends the walk should the stored tree ever have a cycle.
    for (let steps = 0; at && steps < places.size; steps++) {
      if (sees(at.id)) path.unshift({ id: at.id, name: at.name })
      at = places.get(at.parent_id ?? '')
    }
    return path
  }
}
