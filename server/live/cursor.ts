import type { Context } from '../platform/context.ts'
import { Invalid } from '../platform/failures.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import { CursorLost } from './contract.ts'

/** A place in the trail, unreadable: how much else happened is nobody's business (R70). Of use to its reader alone. */
export function cursorOf(ctx: Context, position: number): string {
  return ctx.world.keys.seal(ownerOf(ctx), String(position))
}

/** The place; `head` is the last one there is. Behind it lies what a restored backup took away. */
export function placeOf(ctx: Context, cursor: string, head: number): number {
  const position = readPlace(ctx, cursor)
  if (position === undefined)
    return refuseField(Invalid, 'after', 'Roster does not know this place. Begin without it.', 'invalid')
  return position > head ? refuse(CursorLost) : position
}

function readPlace(ctx: Context, cursor: string): number | undefined {
  try {
    return Number(ctx.world.keys.open(ownerOf(ctx), cursor))
  } catch {
    return undefined
  }
}

function ownerOf({ actor }: Context): string {
  return `events/${actor.id}`
}
