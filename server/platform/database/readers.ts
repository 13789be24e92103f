import { Worker } from 'node:worker_threads'
import { Busy } from '../failures.ts'
import { Refusal } from '../refusal.ts'
import { type Answered, type Asked, TOO_LONG, tooLong } from './reader-messages.ts'

const MOST = 2 // threads; more would only take turns on the machines we are made for
const WAITING = 200 // queries; beyond that nobody would wait for the answer
const IDLE = 60_000 // ms; then a thread ends and gives its memory back
const YOUNG = 8 // MB; where rows lie on their way to the serving thread
const GRACE = 1000 // ms; a statement that does not end by itself loses its thread

interface Job extends Asked {
  readonly resolve: (rows: Record<string, unknown>[]) => void
  readonly reject: (reason: Error) => void
}

export interface ReaderData {
  readonly file: string
  /** Milliseconds for one query. */
  readonly within: number
}

/** A few threads that read one SQLite file; started when first asked, ended by `close`. */
export class Readers {
  readonly #data: ReaderData
  readonly #all = new Set<Reader>()
  readonly #idle: Reader[] = []
  readonly #queue: Job[] = []
  #closed = false

  constructor(data: ReaderData) {
    this.#data = data
  }

  /** The rows of a query as of now: whatever was committed before is seen. Refuses with `busy` where it takes too long. */
  read(text: string, values: readonly unknown[]): Promise<Record<string, unknown>[]> {
    if (this.#closed) throw new Error('The database is closed.')
    if (this.#queue.length >= WAITING) throw new Refusal(Busy, { retryAfter: 1 })
    return new Promise((resolve, reject) => {
      this.#queue.push({ text, values, resolve, reject })
      this.#next()
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const job of this.#queue.splice(0)) job.reject(new Error('The database was closed.'))
    await Promise.all([...this.#all].map((reader) => reader.end()))
  }

  #next(): void {
    if (this.#queue.length === 0) return
    const reader = this.#idle.pop() ?? this.#another()
    const job = reader && this.#queue.shift()
    if (job) reader.run(job)
  }

  #another(): Reader | undefined {
    if (this.#all.size >= MOST) return undefined
    const reader: Reader = new Reader(this.#data, {
      free: () => {
        this.#idle.push(reader)
        this.#next()
        if (this.#idle.includes(reader)) reader.restAfter(IDLE, () => this.#rest(reader))
      },
      gone: () => {
        this.#all.delete(reader)
        if (!this.#closed) this.#next()
      },
    })
    this.#all.add(reader)
    return reader
  }

  #rest(reader: Reader): void {
    this.#idle.splice(this.#idle.indexOf(reader), 1)
    this.#all.delete(reader)
    void reader.end()
  }
}

/** One thread with at most one query. */
class Reader {
  readonly #worker: Worker
  readonly #owner: { free(): void; gone(): void }
  readonly #within: number
  #job: Job | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(data: ReaderData, owner: { free(): void; gone(): void }) {
    this.#owner = owner
    this.#within = data.within + GRACE
    this.#worker = new Worker(new URL('./reader-thread.ts', import.meta.url), {
      workerData: data,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    })
    this.#worker.unref()
    this.#worker.on('message', (answered: Answered) => this.#done(answered))
    this.#worker.on('error', (error) => this.#lose(error instanceof Error ? error : new Error(String(error))))
    this.#worker.on('exit', () => this.#lose(new Error('A thread that reads the database ended.')))
  }

  /** Calls `rest` where nothing is asked for so long. */
  restAfter(wait: number, rest: () => void): void {
    this.#timer = setTimeout(rest, wait).unref()
  }

  run(job: Job): void {
    clearTimeout(this.#timer)
    this.#job = job
    this.#timer = setTimeout(() => this.#giveUp(), this.#within)
    this.#worker.ref()
    this.#worker.postMessage({ text: job.text, values: job.values } satisfies Asked)
  }

  async end(): Promise<void> {
    clearTimeout(this.#timer)
    await this.#worker.terminate()
  }

  #done(answered: Answered): void {
    const job = this.#take()
    this.#worker.unref()
    if ('error' in answered) job?.reject(reasonOf(answered, job))
    else job?.resolve(asObjects(answered))
    this.#owner.free()
  }

  #giveUp(): void {
    const job = this.#take()
    job?.reject(tooLong())
    this.#owner.gone()
    void this.#worker.terminate()
  }

  #lose(error: Error): void {
    this.#take()?.reject(error)
    this.#owner.gone()
  }

  #take(): Job | undefined {
    const job = this.#job
    this.#job = undefined
    clearTimeout(this.#timer)
    return job
  }
}

function reasonOf({ error, code }: Extract<Answered, { error: string }>, { text }: Job): Error {
  return error === TOO_LONG ? tooLong() : Object.assign(new Error(`${error} (in: ${text})`), { code })
}

function asObjects({ names, rows }: Extract<Answered, { names: unknown }>): Record<string, unknown>[] {
  return rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at]])))
}
