import { setTimeout as pause } from 'node:timers/promises'
import { INSTALLATION, record, type Verdict, verifyTrail } from '../../audit/index.ts'
import { later, monotonic, seconds } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import type { Job } from '../../platform/jobs/index.ts'
import { newCheck } from './start.ts'
import { type CheckRow, claimRunning, insertCheck, isRunning, updateHeld } from './store.ts'

const AT_ONCE = 200 // rows judged in one go: some 10 ms in which other requests wait
const REST = 0.5 // times as long as a batch took
const TELL_EVERY = seconds(1)
const HELD_FOR = seconds(60) // renewed with every word of progress; another process begins anew when it ends
const KEPT = 100 // problems; the first ones tell enough

/** Verifies the trail for whoever asked, one check at a time among all processes. */
export const checkJob: Job = { name: 'check-trail', every: seconds(5), run: workOnCheck }

/** Ends the work where the process stops, or another one took it over. */
class Lost extends Error {}

async function workOnCheck(ctx: Context, signal: AbortSignal): Promise<void> {
  if (!(await isRunning(ctx.db))) return
  const holder = newId()
  const claim = { now: ctx.now(), until: later(ctx.now(), HELD_FOR) }
  const check = await ctx.upkeep((tx) => claimRunning(tx.db, holder, claim))
  if (!check) return
  try {
    await finish(ctx, { ...check, holder }, await verifyTrail(ctx, watching(ctx, check.id, holder, signal)))
  } catch (error) {
    const left = { holder: null, held_until: null }
    if (error instanceof Lost) return void (await ctx.upkeep((tx) => updateHeld(tx.db, check.id, holder, left)))
    const failed = { ...left, state: 'failed', finished_at: ctx.now() } as const
    await ctx.upkeep((tx) => updateHeld(tx.db, check.id, holder, failed))
    throw error
  }
}

function watching(ctx: Context, id: string, holder: string, signal: AbortSignal) {
  let toldAt = monotonic()
  let batchAt = toldAt
  return {
    atOnce: AT_ONCE,
    async onBatch(done: number) {
      if (signal.aborted) throw new Lost()
      if (monotonic() - toldAt > TELL_EVERY) {
        const progress = { rows_done: done, held_until: later(ctx.now(), HELD_FOR) }
        if (!(await ctx.upkeep((tx) => updateHeld(tx.db, id, holder, progress)))) throw new Lost()
        toldAt = monotonic()
      }
      await pause((monotonic() - batchAt) * REST)
      batchAt = monotonic()
    },
  }
}

async function finish(ctx: Context, check: CheckRow & { holder: string }, verdict: Verdict): Promise<void> {
  await ctx.transaction(async (tx) => {
    const done = { ...outcomeOf(verdict), finished_at: tx.now(), holder: null, held_until: null }
    if (!(await updateHeld(tx.db, check.id, check.holder, done))) throw new Lost()
    await record(tx, 'audit.checked', INSTALLATION, { also: tellingOf(verdict) })
  })
}

/** Keeps what the command line found, so that the console can say when the trail was last verified. */
export async function noteCheck(ctx: Context, verdict: Verdict): Promise<void> {
  await ctx.transaction(async (tx) => {
    const times = { started_at: tx.now(), finished_at: tx.now() }
    await insertCheck(tx.db, newCheck(tx, { ...outcomeOf(verdict), ...times }))
    await record(tx, 'audit.checked', INSTALLATION, { also: tellingOf(verdict) })
  })
}

function outcomeOf({ rows, anchors, problems }: Verdict) {
  const shown = problems.slice(0, KEPT).map(({ kind, message, position, rowId }) => ({
    kind,
    position: position ?? null,
    rowId: rowId ?? null,
    message,
  }))
  return {
    state: 'done' as const,
    rows_total: rows,
    rows_done: rows,
    anchors,
    problem_count: problems.length,
    problems: JSON.stringify(shown),
  }
}

const tellingOf = ({ rows, problems }: Verdict) => ({ rows, problems: problems.length })
