/**
 * Pictures are decoded in a process of its own at low priority: a hostile file can crash or stall only that, and neither
 * our threads nor session checks wait for it (performance.md "What costs" 1). It starts with the first picture and ends
 * when none has come for a while.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { join } from 'node:path'
import { minutes, seconds } from '../clock.ts'
import { Busy } from '../failures.ts'
import { refuse } from '../refusal.ts'
import { ImageTooDetailed, NotAnImage } from './failures.ts'
import { kindOf } from './kind.ts'
import type { Crop, RenderDone, RenderJob } from './shapes.ts'

const QUEUE = 16 // pictures waiting, at most 5 MB each; more are told to come back
const WITHIN = seconds(20) // for one picture; then its process is ended
const IDLE = minutes(1)
const RETRY_AFTER = 5 // seconds

/** A picture as WebP with this edge in pixels, or the edge of the original where that is smaller. */
type Square = Uint8Array

interface Waiting {
  readonly job: RenderJob
  readonly resolve: (done: RenderDone | 'ended') => void
}

const queue: Waiting[] = []
let child: ChildProcess | undefined
let current: Waiting | undefined
let timer: NodeJS.Timeout | undefined
let ids = 0

/**
 * One square for each edge, of the same picture: `crop`, or the part that draws the eye. Refuses with `not-an-image`,
 * `image-too-detailed` or `busy`. Never call it inside a transaction: it takes up to seconds.
 */
export async function renderSquares(bytes: Uint8Array, edges: readonly number[], crop?: Crop): Promise<Square[]> {
  kindOf(bytes)
  if (queue.length >= QUEUE) refuse(Busy, { retryAfter: RETRY_AFTER })
  const done = await new Promise<RenderDone | 'ended'>((resolve) => {
    queue.push({ job: { id: ++ids, bytes, edges, crop }, resolve })
    next()
  })
  if (done === 'ended')
    return refuse(NotAnImage, {
      detail: 'This picture could not be read in reasonable time. Save it anew and try again.',
    })
  if ('squares' in done) return [...done.squares]
  if (done.fault === 'pixels')
    return refuse(ImageTooDetailed, {
      detail: 'This picture has more than 50 megapixels. Make it smaller and try again.',
    })
  return refuse(NotAnImage, {
    detail: 'This picture is damaged or of a kind that cannot be read. Save it anew and try again.',
  })
}

function next(): void {
  if (current) return
  clearTimeout(timer)
  current = queue.shift()
  if (!current) {
    timer = setTimeout(end, IDLE).unref()
    return
  }
  child ??= start()
  child.channel?.ref()
  child.send(current.job)
  timer = setTimeout(end, WITHIN)
}

function settle(done: RenderDone | 'ended'): void {
  const asked = current
  current = undefined
  asked?.resolve(done)
  next()
}

function start(): ChildProcess {
  const made = fork(join(import.meta.dirname, 'render-process.ts'), { execArgv: [], serialization: 'advanced' })
  try {
    if (made.pid) setPriority(made.pid, constants.priority.PRIORITY_LOW)
  } catch {
    // A system that forbids it still makes pictures, only less politely.
  }
  made.on('message', (done: RenderDone) => {
    made.channel?.unref()
    if (done.id === current?.job.id) settle(done)
  })
  const lost = () => {
    if (child !== made) return
    child = undefined
    if (current) settle('ended')
  }
  made.on('exit', lost)
  // It could not be started, or did not live to hear what was asked; without a listener that would end Roster itself.
  made.on('error', () => {
    made.kill('SIGKILL')
    lost()
  })
  made.unref()
  made.channel?.unref()
  return made
}

/** Whoever asks from now on gets another process: this one may already be deaf. */
function end(): void {
  const ending = child
  if (!current) child = undefined
  ending?.kill('SIGKILL')
}
