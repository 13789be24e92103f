import { findSince, type TrailItem } from '../audit/index.ts'
import type { Instant } from '../platform/clock.ts'
import { Conflicting, type Work } from './inverse.ts'
import { lockVersion } from './state.store.ts'

const VERSIONED: ReadonlySet<string> = new Set([
  'user',
  'role',
  'team',
  'module',
  'directory',
  'directory-record',
  'portal',
])

/** The version that is there now, if it is the one that the event left; else the event conflicts. */
export async function versionLeft({ tx, left }: Work, { entity }: TrailItem): Promise<number> {
  const now = await lockVersion(tx.db, entity.kind, entity.id)
  if (now === undefined || (now !== entity.version && left.get(entity.id) !== now)) throw new Conflicting()
  return now
}

/** Notes what this undo itself has left, so that earlier parts of the same change go on from it. */
export async function noteLeft({ tx, left }: Work, { entity }: TrailItem): Promise<void> {
  if (!VERSIONED.has(entity.kind) || entity.version === null) return
  const now = await lockVersion(tx.db, entity.kind, entity.id)
  if (now !== undefined) left.set(entity.id, now)
}

/** What happened to it last since the event, beside this undo. */
export function newestSince({ tx, changeId }: Work, { id, at, entity }: TrailItem) {
  return findSince(tx.db, { entityId: entity.id, rowId: id, at: at as Instant, but: [changeId, tx.changeId] })
}

/** Refuses where anything happened to it since. */
export async function assertUntouched(work: Work, row: TrailItem): Promise<void> {
  if (await newestSince(work, row)) throw new Conflicting()
}
