import { monotonic } from '../clock.ts'
import { type Context, contextOf, systemActor, type World } from '../context.ts'
import { loopOf } from './loop.ts'

export interface Job {
  readonly name: string
  /** Milliseconds between two rounds, also without being woken. */
  readonly every: number
  /** Milliseconds from being woken to the round, so that one round serves several wakes; 0 where absent. */
  readonly gather?: number
  /** Long work ends early, at a place where it can go on later, once `signal` is aborted. */
  run(ctx: Context, signal: AbortSignal): Promise<void>
}

/** Told of every round: its job, how many milliseconds it took, and whether it failed. */
export type Watch = (job: string, milliseconds: number, failed: boolean) => void

export interface Jobs {
  /** Asks for a round soon. Unknown names are ignored: whoever wakes need not know what runs here. */
  wake(name: string): void
  /** Runs one round now and waits for it. */
  runNow(name: string): Promise<void>
  /** Starts no further round, and waits for those that run. */
  stop(): Promise<void>
}

/** Starts every job: the first round at once, as something may have been left by the process before. */
export function startJobs(world: World, jobs: readonly Job[], watch: Watch = () => {}): Jobs {
  const ctx = contextOf(world, systemActor)
  const ending = new AbortController()
  const loops = new Map(jobs.map((job) => [job.name, loopOf(job, () => round(ctx, job, ending.signal, watch))]))
  return {
    wake: (name) => loops.get(name)?.wake(),
    runNow: async (name) => loops.get(name)?.runNow(),
    stop: async () => {
      ending.abort()
      await Promise.all([...loops.values()].map((loop) => loop.stop()))
    },
  }
}

async function round(ctx: Context, job: Job, signal: AbortSignal, watch: Watch): Promise<void> {
  const began = monotonic()
  try {
    await job.run(ctx, signal)
    watch(job.name, monotonic() - began, false)
  } catch (error) {
    watch(job.name, monotonic() - began, true)
    ctx.world.log.error({ job: job.name, err: error }, 'A job failed; it will be tried again.')
  }
}
