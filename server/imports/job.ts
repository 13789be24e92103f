import { days, hours, later, seconds } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import { newId } from '../platform/ids.ts'
import type { Job } from '../platform/jobs/index.ts'
import { Id } from '../platform/schema.ts'
import { listLying, removeFile } from './files.ts'
import * as store from './store.ts'
import { HELD_FOR, workOn } from './work.ts'

const FILES_KEPT = days(7) // of imports that nobody went on with
const PROBLEMS_KEPT = days(30) // refused rows hold personal data
const AT_ONCE = 100

/** Works on imports one after the other; forgets what nobody comes back to. */
export const importJobs: readonly Job[] = [
  { name: 'imports', every: seconds(5), run: workOnAll },
  { name: 'forget-imports', every: hours(1), run: forgetImports },
]

async function workOnAll(ctx: Context, signal: AbortSignal): Promise<void> {
  const holder = newId()
  while (!signal.aborted) {
    const id = await ctx.upkeep((tx) =>
      store.claimNext(tx.db, holder, { now: tx.now(), until: later(tx.now(), HELD_FOR) }),
    )
    if (!id) return
    await workOn(ctx.world, { id, holder, signal })
  }
}

/** Files that wait for too long are removed, and refused rows of imports that ended long ago. */
async function forgetImports(ctx: Context): Promise<void> {
  const stale = await store.listUntouched(
    ctx.db,
    ['uploaded', 'checked', 'failed'],
    later(ctx.now(), -FILES_KEPT),
    AT_ONCE,
  )
  for (const { id } of stale) {
    const cancelled = { state: 'cancelled', finished_at: ctx.now(), updated_at: ctx.now() } as const
    await ctx.upkeep((tx) => store.updateIn(tx.db, id, ['uploaded', 'checked', 'failed'], cancelled))
    await removeFile(ctx.world, id)
  }
  await removeOrphans(ctx)
  for (const { id } of await store.listUntouched(
    ctx.db,
    ['done', 'cancelled'],
    later(ctx.now(), -PROBLEMS_KEPT),
    AT_ONCE,
  ))
    await ctx.upkeep((tx) => store.deleteProblems(tx.db, id))
}

/** An upload that was killed before its import was known left its file, with people in it, and nobody asks for it. */
async function removeOrphans(ctx: Context): Promise<void> {
  for (const id of await listLying(ctx.world, Date.parse(later(ctx.now(), -FILES_KEPT)))) {
    const row = Id.safeParse(id).success ? await store.findImport(ctx.db, id) : undefined
    if (!row || row.state === 'done' || row.state === 'cancelled') await removeFile(ctx.world, id)
  }
}
