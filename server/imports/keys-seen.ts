/** Remembers in which line a key stood, for millions of keys: 12 bytes each at half load, whatever their length. */
import { hash } from 'node:crypto'

const FIRST_SIZE = 1024 // slots; a power of two, doubled when half full

export class KeysSeen {
  #highs = new Uint32Array(FIRST_SIZE)
  #lows = new Uint32Array(FIRST_SIZE)
  #lines = new Uint32Array(FIRST_SIZE)
  #count = 0

  /** The line in which the key stood before; else undefined, and the key is remembered with this one. */
  put(key: string, line: number): number | undefined {
    const [high, low] = digestOf(key)
    const slot = this.#find(high, low)
    const known = this.#lines[slot]
    if (known) return known
    this.#set(slot, high, low, line)
    if (++this.#count * 2 > this.#lines.length) this.#grow()
    return undefined
  }

  has(key: string): boolean {
    return this.#lines[this.#find(...digestOf(key))] !== 0
  }

  /** The slot of the key, or the free one where it belongs. A line is never 0, so 0 marks a free slot. */
  #find(high: number, low: number): number {
    const last = this.#lines.length - 1
    for (let slot = low & last; ; slot = (slot + 1) & last)
      if (this.#lines[slot] === 0 || (this.#lows[slot] === low && this.#highs[slot] === high)) return slot
  }

  #set(slot: number, high: number, low: number, line: number): void {
    this.#highs[slot] = high
    this.#lows[slot] = low
    this.#lines[slot] = line
  }

  #grow(): void {
    const [highs, lows, lines] = [this.#highs, this.#lows, this.#lines]
    this.#highs = new Uint32Array(lines.length * 2)
    this.#lows = new Uint32Array(lines.length * 2)
    this.#lines = new Uint32Array(lines.length * 2)
    for (const [at, line] of lines.entries()) {
      const [high = 0, low = 0] = [highs[at], lows[at]]
      if (line !== 0) this.#set(this.#find(high, low), high, low, line)
    }
  }
}

function digestOf(key: string): [high: number, low: number] {
  const digest = hash('sha256', key, 'buffer')
  return [digest.readUInt32LE(0), digest.readUInt32LE(4)]
}
