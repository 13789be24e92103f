import type { z } from 'zod'
import type { Context } from '../platform/context.ts'
import type { Input } from '../platform/http/route.ts'
import type { listPortals } from './contract.ts'
import { portalAddress } from './door/door.ts'
import * as beside from './list.store.ts'
import type { PortalSummary } from './shapes.ts'
import * as store from './store.ts'

type Summary = z.output<typeof PortalSummary>
type Given = Awaited<ReturnType<typeof beside.listRolesGiven>>

/** Every portal, for its page and for whoever picks one. */
export async function showPortals(ctx: Context, _: Input<typeof listPortals>): Promise<{ items: Summary[] }> {
  const people = await beside.countPeople(ctx.db)
  const given = await beside.listRolesGiven(ctx.db)
  return { items: (await store.listPortals(ctx.db)).map((row) => toSummary(ctx, row, people, given)) }
}

/** A portal as lists show it. */
export function toSummary(
  ctx: Context,
  row: store.PortalRow,
  people: ReadonlyMap<string, number>,
  given: Given,
): Summary {
  const roles = given.filter((role) => role.portal_id === row.id).map(({ id, name }) => ({ id, name }))
  return {
    ...{
      id: row.id,
      key: row.key,
      name: row.name,
      address: portalAddress(ctx.world.config, row),
      color: row.color,
      offAt: row.off_at,
    },
    ...{ people: people.get(row.id) ?? 0, roles, version: row.version },
  }
}
