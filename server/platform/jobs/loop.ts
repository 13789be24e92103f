interface Pace {
  readonly every: number
  readonly gather?: number
}

export interface Loop {
  wake(): void
  runNow(): Promise<void>
  stop(): Promise<void>
}

/** Calls `round` every so often and when woken, never twice at once. A wake during a round brings another one. */
export function loopOf({ every, gather = 0 }: Pace, round: () => Promise<void>): Loop {
  let timer: NodeJS.Timeout | undefined
  let dueAt = Number.POSITIVE_INFINITY
  let running: Promise<void> | undefined
  let again = false
  let stopped = false

  const schedule = (wait: number) => {
    const at = performance.now() + wait
    if (stopped || at >= dueAt) return
    clearTimeout(timer)
    dueAt = at
    timer = setTimeout(() => void run(), wait)
  }
  const run = (): Promise<void> => {
    if (running) return running
    clearTimeout(timer)
    dueAt = Number.POSITIVE_INFINITY
    again = false
    running = round().finally(() => {
      running = undefined
      schedule(again ? gather : every)
    })
    return running
  }
  schedule(0)
  return {
    wake() {
      if (running) again = true
      else schedule(gather)
    },
    async runNow() {
      await running
      if (!stopped) await run()
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
