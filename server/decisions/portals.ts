import { atPortal, type Subject } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { Invalid } from '../platform/failures.ts'
import { refuseField } from '../platform/refusal.ts'
import { findPortalIds } from '../portals/index.ts'

/** The portals that questions name, by id or key; one that nobody knows is refused by its place. */
export async function portalsNamed(
  ctx: Context,
  refs: readonly (string | undefined)[],
  pathOf: (index: number) => string,
) {
  const ids = await findPortalIds(ctx, [...new Set(refs.filter((ref) => ref !== undefined))])
  const unknown = refs.findIndex((ref) => ref !== undefined && !ids.has(ref))
  if (unknown >= 0) refuseField(Invalid, pathOf(unknown), 'This portal does not exist.', 'unknown')
  return {
    /** Somebody as far as they act in this portal; as they are where none is named. */
    at: (subject: Subject, ref: string | undefined): Subject =>
      ref === undefined ? subject : atPortal(subject, ids.get(ref) ?? ''),
  }
}
