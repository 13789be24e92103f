import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { days, type Instant, later, monotonic } from '../platform/clock.ts'
import type { Context, Tx } from '../platform/context.ts'
import { ERASED } from './erase.ts'
import * as store from './expire.store.ts'
import { findMark, removeMark, setMark } from './marks.store.ts'
import { INSTALLATION, record } from './record.ts'
import { chainHead } from './seal.store.ts'
import { sealBatch } from './seal.ts'

/** The event that accounts for missing names, values and addresses of everything older than it says. */
export const EXPIRED = 'details.expired'

/** Events whose details stay, since they account for what is missing elsewhere. They name nobody. */
const ACCOUNTS = [ERASED, EXPIRED]
const BATCH = 200 // rows in one transaction: some 10 ms in which other requests wait
const REST = 1 // times as long as a batch took
const AGAIN = days(1) // read once more by the next round: rows that came late

/** An erasing under way: `before` as the event says, `position` of the event in the chain, `after` how far it came. */
const Expiring = z.object({
  before: z.string(),
  position: z.number(),
  after: z.object({ at: z.string(), id: z.string() }).optional(),
})
type Expiring = z.output<typeof Expiring>

/**
 * Erases the details that are older than `audit.detailsDays` (R115). The chained event comes first, so that a process
 * killed while erasing leaves nothing unaccounted for; the next round, of any process, goes on where it was.
 */
export async function expireDetails(ctx: Context, signal: AbortSignal): Promise<void> {
  if (!(await findMark(ctx.db, 'expiring')) && !(await ctx.transaction(begin))) return
  for (let startedAt = monotonic(); !signal.aborted && (await ctx.upkeep(eraseBatch)); startedAt = monotonic())
    await pause((monotonic() - startedAt) * REST, undefined, { signal }).catch(() => {})
}

/** False where there is nothing to erase. Days are whole, so that one event a day says it. */
async function begin(tx: Tx): Promise<boolean> {
  const kept = tx.settings['audit.detailsDays']
  if (kept === 0) return false
  const before = `${later(tx.now(), -days(kept)).slice(0, 10)}T00:00:00.000Z` as Instant
  await tx.world.engine.lock(tx.db, 'sealer')
  const done = await findMark(tx.db, 'expired')
  if ((await findMark(tx.db, 'expiring')) || (done && before <= done)) return false
  if (!(await store.hasDetails(tx.db, { from: done, before, except: ACCOUNTS }))) return false
  while ((await sealBatch(tx)) > 0);
  await record(tx, EXPIRED, INSTALLATION, { also: { before } })
  await sealBatch(tx)
  const { position } = await chainHead(tx.db)
  const from = done && { at: later(done as Instant, -AGAIN), id: NO_ID }
  await keep(tx, { before, position, ...(from ? { after: from } : {}) })
  return true
}

const NO_ID = '00000000-0000-0000-0000-000000000000'

/** Erases some rows; false once there is no more. */
async function eraseBatch(tx: Tx): Promise<boolean> {
  await tx.world.engine.lock(tx.db, 'sealer')
  const mark = await findMark(tx.db, 'expiring')
  if (!mark) return false
  const expiring = Expiring.parse(JSON.parse(mark))
  const rows = await store.listOlder(tx.db, expiring, BATCH)
  const sealed = rows.filter((row) => (row.position ?? Number.POSITIVE_INFINITY) < expiring.position)
  await store.eraseDetails(
    tx.db,
    sealed.filter((row) => !ACCOUNTS.includes(row.event)),
    expiring.before.slice(0, 10),
  )
  const last = rows.at(-1)
  if (last && rows.length === BATCH) {
    await keep(tx, { ...expiring, after: { at: last.at, id: last.id } })
    return true
  }
  await removeMark(tx.db, 'expiring')
  await setMark(tx.db, 'expired', expiring.before)
  return false
}

const keep = (tx: Tx, expiring: Expiring) => setMark(tx.db, 'expiring', JSON.stringify(expiring))
