import { uuidv7 } from 'uuidv7'

/** A new id: UUIDv7, so that ids sort by age (RFC 9562). Never reused. */
export function newId(): string {
  return uuidv7()
}
