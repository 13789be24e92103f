import { setImmediate as turn } from 'node:timers/promises'
import { z } from 'zod'
import type { Context } from '../platform/context.ts'
import { pageKey, readPageKey } from '../platform/database/index.ts'
import { Malformed } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import { Id, Instant } from '../platform/schema.ts'
import type { listOutbox } from './contract.ts'
import { asksRows, countMails, findFloor, listKeys, type MailKey, type OutboxFilter } from './list.store.ts'
import { asMails, seenHere } from './mails.ts'

const WINDOW = 3000 // mails looked at by one statement, while other requests wait on SQLite
const WINDOWS = 60 // of one request; then the page ends early and says so
const COUNTED = 1000

/** A page of the outbox, newest first. Mails that arrive meanwhile stand before the first page. */
export async function pageOfOutbox(ctx: Context, { query }: Input<typeof listOutbox>) {
  const { limit, after, ...asked } = query
  const filter = { ...asked, seen: await seenHere(ctx) }
  const { keys, stopped } = await search(ctx, filter, limit + 1, after === undefined ? undefined : readKey(after))
  const shown = keys.slice(0, limit)
  const next = keys.length > limit ? shown.at(-1) : stopped
  const total = await countMails(ctx.db, filter, {
    limit: COUNTED + 1,
    within: asksRows(filter) ? WINDOW : COUNTED + 1,
  })
  return {
    items: await asMails(
      ctx,
      shown.map((key) => key.id),
    ),
    next: next ? pageKey(next.at, next.id) : null,
    total: total > COUNTED || (asksRows(filter) && (await isLonger(ctx, filter))) ? null : total,
    searchedTo: stopped?.at ?? null,
  }
}

async function search(ctx: Context, filter: OutboxFilter, limit: number, after: MailKey | undefined) {
  if (!asksRows(filter))
    return { keys: await listKeys(ctx.db, filter, { below: after, within: limit }, limit), stopped: undefined }
  const keys: MailKey[] = []
  let below = after
  for (let n = 0; n < WINDOWS; n++) {
    const floor = await findFloor(ctx.db, filter, { below, within: WINDOW })
    keys.push(...(await listKeys(ctx.db, filter, { below, floor, within: WINDOW }, limit - keys.length)))
    if (keys.length >= limit || !floor) return { keys, stopped: undefined }
    below = floor
    await turn()
  }
  return { keys, stopped: below }
}

/** Whether there are more than were looked at for the count. */
async function isLonger(ctx: Context, filter: OutboxFilter): Promise<boolean> {
  return (await findFloor(ctx.db, filter, { within: WINDOW })) !== undefined
}

function readKey(after: string): MailKey {
  const [at, id] = readPageKey(after) ?? []
  const key = z.object({ at: Instant, id: Id }).safeParse({ at, id })
  return key.success ? key.data : refuse(Malformed)
}
