/**
 * Argon2id in processes of its own at low priority, one hash in flight each, with a short bounded queue: session checks
 * and pages never wait behind it (architecture section 6.10, R13; figures from performance.md "What costs").
 */
import { type ChildProcess, fork } from 'node:child_process'
import { availableParallelism, constants, setPriority } from 'node:os'
import { join } from 'node:path'
import { minutes, monotonic } from '../platform/clock.ts'
import { Busy } from '../platform/failures.ts'
import { Refusal, refuse } from '../platform/refusal.ts'

const QUEUE = 64 // about a second of work; more would only make everybody wait
const WAIT = 2000 // ms in the queue, then the caller is told to come back (R13)
const RETRY_AFTER = 2 // seconds
const SENT_AHEAD = 2 // the one being hashed and the next, so that a process never waits for ours to write to disk
const IDLE = minutes(1) // then a process ends; the next password starts another one in some 50 ms
const MAX_BYTES = 1024 // longer passwords are refused before any work is done (R2)

export interface Cost {
  readonly memoryKiB: number
  readonly iterations: number
}

type Job = { readonly id: number; readonly hash?: string; readonly password: string; readonly cost: Cost }
type Done = { readonly id: number; readonly value?: string | boolean; readonly error?: string }

interface Waiting {
  readonly job: Job
  readonly since: number
  readonly resolve: (value: string | boolean) => void
  readonly reject: (error: unknown) => void
}

export interface Hasher {
  /** The PHC string of a new hash; refuses with `busy` where the queue is full. */
  hash(password: string): Promise<string>
  /** Whether the password belongs to the hash. */
  verify(hash: string, password: string): Promise<boolean>
  /** Keeps a place for who comes with a password in a moment, or refuses with `busy`; what it answers gives the place up. */
  keepPlace(): () => void
  stop(): Promise<void>
}

/** A process and what it was sent; none while nobody has a password to hash. */
interface Worker {
  child: ChildProcess | undefined
  sent: Waiting[]
  resting: NodeJS.Timeout | undefined
}

/** Starts the processes as they are needed and ends those that are not; `stop` ends them all. */
export function startHasher(cost: Cost, { processes = Math.min(2, availableParallelism()), idle = IDLE } = {}): Hasher {
  const queue: Waiting[] = []
  const workers: Worker[] = Array.from({ length: processes }, () => ({
    child: undefined,
    sent: [],
    resting: undefined,
  }))
  let ids = 0
  let stopping = false

  const next = (): void => {
    for (let depth = 1; depth <= SENT_AHEAD; depth++)
      for (const worker of workers) if (worker.sent.length < depth && !stopping) give(worker)
  }
  const give = (worker: Worker): void => {
    const waiting = takeFresh(queue)
    if (!waiting) return
    clearTimeout(worker.resting)
    worker.sent.push(waiting)
    worker.child ??= begin(worker)
    // A command must not end while it waits for a hash.
    worker.child.channel?.ref()
    worker.child.send(waiting.job)
  }
  const begin = (worker: Worker): ChildProcess => {
    const child = startChild()
    child.on('message', ({ id, value, error }: Done) => {
      const asked = worker.sent.find((waiting) => waiting.job.id === id)
      worker.sent = worker.sent.filter((waiting) => waiting !== asked)
      if (worker.sent.length === 0) child.channel?.unref()
      if (error !== undefined || value === undefined) asked?.reject(new Error(error ?? 'no answer'))
      else asked?.resolve(value)
      next()
      if (worker.sent.length === 0) worker.resting = setTimeout(() => rest(worker), idle).unref()
    })
    const lost = () => {
      if (worker.child !== child) return
      worker.child = undefined
      for (const waiting of worker.sent) waiting.reject(new Error('A hashing process ended.'))
      worker.sent = []
      next()
    }
    child.on('exit', lost)
    // It could not be started; without a listener that would end Roster itself.
    child.on('error', lost)
    return child
  }

  let kept = 0
  const assertRoom = (): void => {
    if (queue.length + kept >= QUEUE) refuse(Busy, { retryAfter: RETRY_AFTER })
  }
  const keepPlace = (): (() => void) => {
    assertRoom()
    kept++
    let isKept = true
    return () => {
      if (isKept) kept--
      isKept = false
    }
  }
  const ask = async (question: Omit<Job, 'id' | 'cost'>): Promise<string | boolean> => {
    if (Buffer.byteLength(question.password) > MAX_BYTES) return false
    assertRoom()
    return new Promise((resolve, reject) => {
      queue.push({ job: { id: ++ids, cost, ...question }, since: monotonic(), resolve, reject })
      next()
    })
  }
  return {
    hash: async (password) => String(await ask({ password })),
    verify: async (hash, password) => (await ask({ hash, password })) === true,
    keepPlace,
    stop: async () => {
      stopping = true
      await Promise.all(workers.map(({ child }) => child && ended(child)))
    },
  }
}

/** Ends a process that has nothing to do. Whoever asks from now on gets another one. */
function rest(worker: Worker): void {
  if (worker.sent.length > 0) return
  const { child } = worker
  worker.child = undefined
  if (child?.connected) child.disconnect()
}

/** The next caller who has not waited too long; the others are told to come back. */
function takeFresh(queue: Waiting[]): Waiting | undefined {
  for (let waiting = queue.shift(); waiting; waiting = queue.shift()) {
    if (monotonic() - waiting.since <= WAIT) return waiting
    waiting.reject(new Refusal(Busy, { retryAfter: RETRY_AFTER }))
  }
  return undefined
}

function startChild(): ChildProcess {
  const child = fork(join(import.meta.dirname, 'hash-process.ts'), { execArgv: [], serialization: 'json' })
  try {
    if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_LOW)
  } catch {
    // A system that forbids it still hashes correctly, only less politely.
  }
  child.unref()
  child.channel?.unref()
  return child
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.ref()
    child.disconnect()
  })
}
