/** Chance that repeats: the same seed gives the same people on every machine, with no state kept between them. */
export class Chance {
  #state: number

  constructor(seed: number, index: number) {
    this.#state = mix((seed ^ 0x9e3779b9) + Math.imul(index, 0x85ebca6b))
  }

  /** From 0 to below 1 (Mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    return mix(this.#state) / 0x1_0000_0000
  }

  /** A whole number from 0 to below `count`. */
  below(count: number): number {
    return Math.floor(this.next() * count)
  }

  /** True once in so many cases: `share` 0.05 is five of a hundred. */
  is(share: number): boolean {
    return this.next() < share
  }

  /** One of them; the first ones more often, as names are in life. */
  early<T>(list: readonly T[]): T {
    return this.#at(list, Math.floor(this.next() ** 1.6 * list.length))
  }

  one<T>(list: readonly T[]): T {
    return this.#at(list, this.below(list.length))
  }

  /** One by its weight. */
  weighted<T>(list: readonly (readonly [thing: T, weight: number])[]): T {
    let left = this.next() * list.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [thing, weight] of list) {
      left -= weight
      if (left < 0) return thing
    }
    return this.#at(list, list.length - 1)[0]
  }

  #at<T>(list: readonly T[], at: number): T {
    const found = list[at]
    if (found === undefined) throw new Error('There is nothing to choose from.')
    return found
  }
}

function mix(value: number): number {
  let t = Math.imul(value ^ (value >>> 15), value | 1)
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
  return (t ^ (t >>> 14)) >>> 0
}
