import { setImmediate as turn } from 'node:timers/promises'
import type { Context } from '../platform/context.ts'
import { type Clause, type Plan, plansOf } from './clauses.ts'
import { countAll, countKeys, findFloor, type Key, listKeys, type Span } from './search.store.ts'

const WINDOW = 2000 // rows read by one statement: some 5 ms on SQLite, where other requests wait meanwhile
const SLOW_WINDOW = 700 // where each row costs several look-ups
const WINDOWS = 100 // of one request; then the page ends early and says so
const COUNTED = 1000
const RARE = 1000 // rows; a clause with fewer is worth being looked up first

export interface Found {
  readonly keys: readonly Key[]
  /** Where the search stopped although older rows may match. */
  readonly stopped: Key | undefined
  /** Null where there are more than were counted. */
  readonly total: number | null
}

/** The newest `limit` rows that match. Reads the trail in windows, so that no question keeps other requests waiting. */
export async function search(
  ctx: Context,
  clauses: readonly Clause[],
  span: Span,
  { limit, counts }: { limit: number; counts: boolean },
): Promise<Found> {
  const plan = await chosen(ctx, clauses, span)
  if (plan.rest.length === 0) {
    const keys = await listKeys(ctx.db, plan, span, { limit, within: limit })
    return { keys, stopped: undefined, total: counts ? await total(ctx, clauses, span) : null }
  }
  const window = plan.rest.flat().some((test) => test.by === 'words' || test.by === 'network') ? SLOW_WINDOW : WINDOW
  const within = Math.max(50, Math.floor(window / Math.max(1, plan.sources.length)))
  const keys: Key[] = []
  let here = span
  for (let n = 0; n < WINDOWS; n++) {
    const floor = await findFloor(ctx.db, plan, here, within)
    keys.push(...(await listKeys(ctx.db, plan, { ...here, floor }, { limit: limit - keys.length, within })))
    const isWhole = floor === undefined && span.below === undefined && keys.length < limit
    if (keys.length >= limit || !floor) return { keys, stopped: undefined, total: isWhole ? keys.length : null }
    here = { ...span, below: floor }
    await turn()
  }
  return { keys, stopped: here.below, total: null }
}

/** The first way, unless another one leads past fewer rows. */
async function chosen({ db }: Context, clauses: readonly Clause[], span: Span): Promise<Plan> {
  const plans = plansOf(clauses)
  if (plans.length > 1)
    for (const plan of plans) if ((await countKeys(db, { ...plan, rest: [] }, span, RARE)) < RARE) return plan
  return plans[0]
}

async function total({ db }: Context, clauses: readonly Clause[], { from, until }: Span): Promise<number | null> {
  if (clauses.length === 0 && !from && !until) return countAll(db)
  const count = await countKeys(db, plansOf(clauses)[0], { from, until }, COUNTED + 1)
  return count > COUNTED ? null : count
}
