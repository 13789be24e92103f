import { seal } from '../audit/index.ts'
import { monotonic, seconds } from '../platform/clock.ts'
import type { Context, World } from '../platform/context.ts'
import type { Answer, Input } from '../platform/http/route.ts'
import type { listEvents } from './contract.ts'
import { cursorOf, placeOf } from './cursor.ts'
import { hubOf } from './hub.ts'
import { findHead, listNews, type NewsRow } from './news.store.ts'
import { type Sight, sightOf } from './sight.ts'
import { storyOf, type Told } from './story.ts'
import { isAboutAccess } from './topics.ts'

const WINDOW = 500 // rows read at once
const WINDOWS = 10 // of one request; what lies further on comes with the next one
const ASKED_EVERY = seconds(1) // whoever waits is judged meanwhile (R54, R55)

/** What changed after a place, as far as the caller may see it; waits for something where asked to. */
export async function showEvents(ctx: Context, { query }: Input<typeof listEvents>, answer: Answer) {
  await seal(ctx)
  const head = await findHead(ctx.db)
  if (query.after === undefined) return { items: [], next: cursorOf(ctx, head), more: false }
  const until = monotonic() + seconds(query.wait)
  let caller = ctx
  let place = placeOf(ctx, query.after, head)
  for (;;) {
    const page = await pageAfter(caller, place, query.limit)
    const left = until - monotonic()
    if (page.items.length > 0 || page.more || left <= 0 || hubOf(ctx.world).isEnding)
      return { items: page.items, next: cursorOf(ctx, page.place), more: page.more }
    place = page.place
    await somethingAfter(ctx.world, place, Math.min(left, ASKED_EVERY))
    caller = await answer.askAgain()
  }
}

async function pageAfter(ctx: Context, from: number, limit: number) {
  const items: ReturnType<typeof itemOf>[] = []
  let place = from
  for (let n = 0; n < WINDOWS; n++) {
    const rows = await listNews(ctx.db, place, WINDOW)
    for (const told of await seenOf(ctx, rows)) {
      if (items.length === limit) return { items, place, more: true }
      items.push(itemOf(ctx, told))
      place = told.row.position
    }
    place = rows.at(-1)?.position ?? place
    if (rows.length < WINDOW) return { items, place, more: false }
  }
  return { items, place, more: true }
}

async function seenOf(ctx: Context, rows: readonly NewsRow[]): Promise<Told[]> {
  const story = await storyOf(
    ctx.db,
    rows.filter((row) => isAboutAccess(row.event)),
  )
  const sight: Sight = await sightOf(
    ctx,
    story.flatMap(({ things }) => things),
  )
  return story.flatMap(({ row, things: [entity, ...others] }) =>
    sight.sees(entity) ? [{ row, things: [entity, ...others.filter((thing) => sight.sees(thing))] }] : [],
  )
}

function itemOf(ctx: Context, { row, things: [entity, ...others] }: Told) {
  return {
    cursor: cursorOf(ctx, row.position),
    at: row.at,
    event: row.event,
    entity: { kind: entity.kind, id: entity.id },
    about: others.map(({ kind, id }) => ({ kind, id })),
    changeId: row.change_id,
  }
}

/** Resolves as soon as anything was sealed behind this place, and after so many milliseconds in any case. */
function somethingAfter(world: World, place: number, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      clearTimeout(timer)
      stop()
      resolve()
    }
    const timer = setTimeout(go, milliseconds)
    const stop = hubOf(world).listen(place, async ({ head }) => {
      if (head > place || hubOf(world).isEnding) go()
    })
  })
}
