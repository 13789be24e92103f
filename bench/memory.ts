import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { stop } from './run.ts'
import { envOf, type Place, startServer } from './server.ts'
import type { Row } from './table.ts'

const EVERY = 250 // ms
const RESTED = 75_000 // ms; what is not needed ends a minute after it was last asked for

/** What Roster keeps in memory when nobody has asked anything for a minute, its helping processes included. */
export async function benchIdle(place: Place): Promise<Row> {
  const { child } = await startServer(place, await envOf(place))
  await pause(RESTED)
  const ours = megabytesOf(child.pid ?? 0)
  await stop(child)
  return {
    what: `${place.name}: resident memory, idle`,
    ours,
    limit: 120,
    unit: 'MB',
    must: 1,
    aim: 0.83,
    smaller: true,
  }
}

/** The most that a process and those it started held in memory, looked at four times a second. */
export class PeakMemory {
  #most = 0
  readonly #timer: NodeJS.Timeout
  constructor(pid: number | undefined) {
    this.#timer = setInterval(() => {
      this.#most = Math.max(this.#most, megabytesOf(pid ?? 0))
    }, EVERY)
  }
  /** Stops looking; answers megabytes. */
  stop(): number {
    clearInterval(this.#timer)
    return this.#most
  }
}

/** Megabytes of a process and its children, what they share counted once (PSS). */
function megabytesOf(pid: number): number {
  const children = pidsBelow(pid)
  return [pid, ...children].reduce((sum, one) => sum + pss(one), 0) / 1000
}

function pidsBelow(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`)
      .flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' '))
      .filter((text) => text !== '')
      .map(Number)
      .flatMap((child) => [child, ...pidsBelow(child)])
  } catch {
    return [] // it has ended meanwhile
  }
}

function pss(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}
