import { createHash } from 'node:crypto'
import { uuidv7 } from 'uuidv7'

/** A new id: UUIDv7, so that ids sort by age (RFC 9562). Never reused. */
export function newId(): string {
  return uuidv7()
}

/** The one id of what is known by its name alone, such as a setting: UUIDv8 (RFC 9562), the same everywhere and always. */
export function idOfName(kind: string, name: string): string {
  const hex = createHash('sha256').update(`${kind}:${name}`).digest('hex')
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16)
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`]
  return [...parts, hex.slice(20, 32)].join('-')
}
