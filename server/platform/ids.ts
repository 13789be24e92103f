import { createHash, randomFillSync } from 'node:crypto'
import { V7Generator } from 'uuidv7'

const DRAWN = 1024 // numbers drawn at once: each request has an id, and asking for few costs as much as asking for many

/** Random numbers of 32 bits, from a supply. */
class Random {
  readonly #supply = new Uint32Array(DRAWN)
  #at = DRAWN

  nextUint32(): number {
    if (this.#at === DRAWN) {
      randomFillSync(this.#supply)
      this.#at = 0
    }
    return this.#supply[this.#at++] ?? 0
  }
}

const generator = new V7Generator(new Random())

/** A new id: UUIDv7, so that ids sort by age (RFC 9562). Never reused. */
export function newId(): string {
  return generator.generate().toString()
}

/** The one id of what is known by its name alone, such as a setting: UUIDv8 (RFC 9562), the same everywhere and always. */
export function idOfName(kind: string, name: string): string {
  const hex = createHash('sha256').update(`${kind}:${name}`).digest('hex')
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16)
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`]
  return [...parts, hex.slice(20, 32)].join('-')
}
