import type { z } from 'zod'
import { asBrief, can, namesOf, seenUsers } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { pageKey, readPageKey } from '../platform/database/index.ts'
import { Malformed } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { listPortalPeople } from './contract.ts'
import * as store from './list-people.store.ts'
import { getPortal } from './portal.ts'
import type { PortalPerson } from './shapes.ts'
import { listStoodFor } from './stands-for.store.ts'

export type Item = z.output<typeof PortalPerson>

const COUNTED = 1000 // exact up to here; beyond, counting costs more than the number is worth

/** Who is in a portal, by name; only people whom the caller may see. */
export async function showPeople(ctx: Context, { params, query }: Input<typeof listPortalPeople>) {
  const portal = await getPortal(ctx, params.portal)
  const after = query.after === undefined ? undefined : readPageKey(query.after, 'string')
  if (query.after !== undefined && !after) refuse(Malformed, { detail: '“after” is not the “next” of a page.' })
  const wanted = { portalId: portal.id, seen: await seenUsers(ctx), after, limit: query.limit + 1 }
  const rows = await store.listPeopleIn(ctx.db, wanted)
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  const total = await store.countPeopleIn(ctx.db, { ...wanted, limit: COUNTED + 1 })
  return {
    items: await toPeople(ctx, shown),
    next: rows.length > query.limit && last ? pageKey(last.name_key, last.row_id) : null,
    total: total > COUNTED ? null : total,
  }
}

/** People of a portal as its page shows them, with whom they stand for. */
export async function toPeople(ctx: Context, rows: readonly store.PersonRow[]): Promise<Item[]> {
  const brief = await asBrief(ctx, rows)
  const name = await namesOf(
    ctx,
    rows.map((row) => row.added_by),
  )
  const remove = (await can(ctx, 'portals.edit')) === true
  const { contacts, accounts } = await listStoodFor(
    ctx.db,
    rows.map((row) => row.user_id),
  )
  return rows.map((row) => ({
    user: brief(row),
    contact: contacts.get(row.user_id)?.[0] ?? null,
    accounts: accounts.get(row.user_id) ?? [],
    addedAt: row.added_at,
    addedBy: name(row.added_by),
    can: { remove },
  }))
}
