import type { EventEmitter } from 'node:events'
import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const LOOK_EVERY = 10_000 // ms
const BUSY = 100 // ms of work between two looks; more, and something is being done although nobody asks
const SLACK = 16_000_000 // bytes; not worth a pause below

/**
 * Gives memory back while nobody asks anything: what the start and busy hours left behind stays with the process
 * otherwise. It pauses for some 50 to 150 ms, after ten seconds without a request, and not again before more has
 * gathered. Ends with the process. `server` tells of every `request`.
 */
export function giveMemoryBack(server: EventEmitter): void {
  setFlagsFromString('--expose-gc')
  const collect: (how: object) => void = runInNewContext('gc')
  let isAsked = false
  let kept = 0
  let before = process.cpuUsage()
  server.on('request', () => {
    isAsked = true
  })
  setInterval(() => {
    const { user, system } = process.cpuUsage(before)
    const isQuiet = !isAsked && (user + system) / 1000 < BUSY
    if (isQuiet && heapSize() > kept + SLACK) {
      collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
      kept = heapSize()
    }
    isAsked = false
    before = process.cpuUsage()
  }, LOOK_EVERY).unref()
}

function heapSize(): number {
  return getHeapStatistics().total_heap_size
}
