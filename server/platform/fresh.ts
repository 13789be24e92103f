import { between, type Instant, later, minutes } from './clock.ts'
import type { Context } from './context.ts'

const FRESH_FOR = minutes(10) // product.md section 3, "Step-up"

/** Whether whoever is signed in proved lately who they are. True as well where no session is behind the request. */
export function isFresh({ actor, now }: Context): boolean {
  if (!actor.sessionId) return true
  return actor.provedAt !== undefined && between(actor.provedAt, now()) <= FRESH_FOR
}

export function freshUntil(provedAt: Instant): Instant {
  return later(provedAt, FRESH_FOR)
}
