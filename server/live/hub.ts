/** What happened since the last look, on this and every other process: one small read now and then, while somebody listens. */
import { setImmediate as turn } from 'node:timers/promises'
import { seal } from '../audit/index.ts'
import { monotonic } from '../platform/clock.ts'
import { type Context, contextOf, systemActor, type World } from '../platform/context.ts'
import { findHead, listNews } from './news.store.ts'
import { storyOf, type Told } from './story.ts'

const LOOK_EVERY = 200 // ms
const REST = 4 // times as long as a round took: many listeners never take more than a fifth of the process
const AT_MOST = 800 // ms between two looks, however many listen
const MANY = 200 // rows; of more, only that there are many is told
const AT_ONCE = 64 // listeners; other requests have their turn between

export interface News {
  readonly told: readonly Told[]
  /** How far this goes. */
  readonly head: number
  /** True where more happened than stands in `told`. */
  readonly isCut: boolean
}

/** Called at every look, also where nothing happened. */
export type Listener = (news: News) => Promise<void>

/** One for each world: it looks while anybody listens, and costs nothing otherwise. */
class Hub {
  readonly #ctx: Context
  readonly #listeners = new Set<Listener>()
  #head: number | undefined
  /** A listener who came with an earlier place; the others hear some of it twice. */
  #back = Number.POSITIVE_INFINITY
  #timer: NodeJS.Timeout | undefined
  #isLooking = false
  /** Nobody waits any longer: the server stops. */
  isEnding = false

  constructor(world: World) {
    this.#ctx = contextOf(world, systemActor)
  }

  /** Tells of what comes after `position` from now on; what lies between is told at the first look. Ends by what it answers. */
  listen(position: number, listener: Listener): () => void {
    this.#back = Math.min(this.#back, position)
    this.#listeners.add(listener)
    if (!this.#isLooking && !this.#timer) this.#plan(0)
    return () => void this.#listeners.delete(listener)
  }

  #plan(wait: number): void {
    this.#timer = setTimeout(() => void this.#look(), wait).unref()
  }

  async #look(): Promise<void> {
    this.#timer = undefined
    this.#isLooking = true
    const startedAt = monotonic()
    try {
      await this.#tell(await this.#read())
    } catch (error) {
      this.#failed(error)
    }
    this.#isLooking = false
    if (this.#listeners.size > 0) this.#plan(Math.min(AT_MOST, Math.max(LOOK_EVERY, REST * (monotonic() - startedAt))))
    else this.#head = undefined
  }

  async #tell(news: News): Promise<void> {
    const listeners = [...this.#listeners]
    for (let from = 0; from < listeners.length; from += AT_ONCE) {
      const some = listeners.slice(from, from + AT_ONCE)
      await Promise.all(some.map((listener) => listener(news).catch((error) => this.#failed(error))))
      await turn()
    }
  }

  #failed(error: unknown): void {
    this.#ctx.world.log.debug({ err: error }, 'What changed could not be told; it will be looked for again.')
  }

  /** Rows of other processes may wait for a sealer: only sealed ones have a place that none before them can take. */
  async #read(): Promise<News> {
    // Where nothing can be written, what is sealed is told all the same, and listeners are judged on.
    await seal(this.#ctx).catch((error) => this.#failed(error))
    const { db } = this.#ctx
    const from = Math.min(this.#head ?? this.#back, this.#back)
    this.#back = Number.POSITIVE_INFINITY
    const rows = await listNews(db, from, MANY + 1)
    const isCut = rows.length > MANY
    const head = isCut ? await findHead(db) : (rows.at(-1)?.position ?? from)
    const told = isCut || rows.length === 0 ? [] : await storyOf(db, rows)
    this.#head = Math.max(head, from)
    return { told, head, isCut }
  }
}

const hubs = new WeakMap<World, Hub>()

export function hubOf(world: World): Hub {
  const hub = hubs.get(world) ?? new Hub(world)
  hubs.set(world, hub)
  return hub
}

/** Lets whoever waits for news have what there is, so that a server can stop. */
export function endLive(world: World): void {
  hubOf(world).isEnding = true
}
