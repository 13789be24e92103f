import { assertWithinFences } from '../fences/index.ts'
import type { Context } from '../platform/context.ts'
import type { Visit } from './visit.ts'

/** What keeps either of the two out keeps out who comes as both. Asked after the password, like at sign-in. */
export function assertWithin(ctx: Context, { administrator, target }: Visit): void {
  assertWithinFences(ctx, { id: administrator.id, type: 'admin' })
  assertWithinFences(ctx, { id: target.id, type: target.type })
}
