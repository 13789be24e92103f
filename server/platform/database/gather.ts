import { setImmediate as turn } from 'node:timers/promises'
import type pg from 'pg'

const AT_ONCE = 64 // keys of one statement
const IN_FLIGHT = 2 // while one is answered the next is on its way; more would gather less

interface Asked {
  readonly value: string
  resolve(row: unknown): void
  reject(error: unknown): void
}

/**
 * Looks up single rows for many requests by one statement: those who ask at the same time share a journey to the
 * database. Every row is read after it was asked for.
 */
export class Gatherer {
  readonly #pool: pg.Pool
  readonly #kinds = new Map<string, { readonly text: string; waiting: Asked[]; inFlight: number }>()

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  /** The row that `text` finds for this one value. */
  find(name: string, text: string, value: string): Promise<unknown> {
    const kind = this.#kinds.get(name) ?? { text: forMany(text), waiting: [], inFlight: 0 }
    this.#kinds.set(name, kind)
    return new Promise((resolve, reject) => {
      kind.waiting.push({ value, resolve, reject })
      if (kind.waiting.length === 1) void this.#send(name)
    })
  }

  async #send(name: string): Promise<void> {
    const kind = this.#kinds.get(name)
    if (!kind) return
    await turn()
    if (kind.inFlight >= IN_FLIGHT || kind.waiting.length === 0) return
    const asked = kind.waiting.slice(0, AT_ONCE)
    kind.waiting = kind.waiting.slice(AT_ONCE)
    kind.inFlight++
    try {
      const values = [asked.map(({ value }) => value)]
      const { rows } = await this.#pool.query({ name: `many-${name}`, text: kind.text, values })
      const found = new Map<number, unknown>(rows.map(({ asked_place, ...row }) => [Number(asked_place), row]))
      for (const [place, { resolve }] of asked.entries()) resolve(found.get(place + 1))
    } catch (error) {
      for (const { reject } of asked) reject(error)
    } finally {
      kind.inFlight--
      if (kind.waiting.length > 0) void this.#send(name)
    }
  }
}

/** The same question about each value of an array; the text has one parameter and nothing else that reads as one. */
function forMany(text: string): string {
  const one = text.replaceAll('$1', 'asked.value')
  return `select asked.place as asked_place, one.* from unnest($1::text[]) with ordinality as asked (value, place)
    cross join lateral (${one} limit 1) as one`
}
