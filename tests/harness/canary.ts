/** Every test is also one about the log: what a test knew to be secret must not stand in it (R111). */
import { expect } from 'vitest'

const SHORTEST = 12 // anything shorter could stand in a line by chance
const TOKEN = /^rs[tk]_/
const NAMES = /(password|secret)$|^link$/i

/** Secrets that went over the wire, and the lines in which none of them may stand. */
export class Canary {
  readonly #secrets = new Set<string>()

  add(secret: string): void {
    if (secret.length >= SHORTEST) this.#secrets.add(secret)
  }

  /** Everything in a request or reply that is a secret by its name, or the secret part of a link's address. */
  addAll(value: unknown, name = ''): void {
    if (typeof value === 'string') {
      const fragment = /^https?:\/\/[^#]+#(.+)$/.exec(value)?.[1]
      if (fragment) this.add(fragment)
      if (NAMES.test(name) || TOKEN.test(value)) this.add(value)
    } else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) this.addAll(inner, key)
  }

  assertNotIn(lines: readonly string[]): void {
    const told = lines.filter((line) => [...this.#secrets].some((secret) => line.includes(secret)))
    expect(told, 'lines of the log that hold a secret').toEqual([])
  }
}
