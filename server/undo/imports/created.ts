import { findSeen } from '../../access/index.ts'
import { listHistory, type TrailItem, toTrailItem } from '../../audit/index.ts'
import type { Instant } from '../../platform/clock.ts'
import type { Tx } from '../../platform/context.ts'
import { NotFound } from '../../platform/failures.ts'
import type { Asked } from '../../platform/http/perform.ts'
import { refuse } from '../../platform/refusal.ts'
import { canOn } from '../../teams/index.ts'
import type { Entity } from './store.ts'
import * as there from './there.store.ts'

/** Something that an import created, as it is now. */
export interface Created {
  /** The event that tells of its creation, where the trail still does. */
  readonly creation: string | undefined
  /** Its line in the file; 0 where that is not known any more. */
  readonly line: number
  /** What happened to it last that the import did not do itself. */
  readonly since: { readonly at: Instant; readonly event: string; readonly by: string | null } | null
  /** The ordinary request that takes it away. */
  readonly request: { readonly id: string; readonly asked: Asked }
}

/** Looks at something that an import created; undefined where it is gone. Refuses where the caller may not see it. */
export async function findCreated(
  tx: Tx,
  importId: string,
  { entity, id }: { entity: Entity; id: string },
): Promise<Created | undefined> {
  if (entity === 'membership') return findMembership(tx, id)
  const version = await there.lockCreated(tx.db, entity === 'user' ? 'users' : 'teams', id)
  if (version === undefined) return undefined
  if (!(await isSeen(tx, entity, id))) refuse(NotFound)
  const told = await historyOf(tx, importId, id)
  return { ...told, request: { id: `${entity}s.delete`, asked: { params: { [entity]: id }, version } } }
}

async function isSeen(tx: Tx, entity: 'user' | 'team', id: string): Promise<boolean> {
  return entity === 'user' ? (await findSeen(tx, id)) !== undefined : canOn(tx, 'read', id)
}

/** A membership that was changed is another row. */
async function findMembership(tx: Tx, id: string): Promise<Created | undefined> {
  const now = await there.lockMembership(tx.db, id)
  const former = now ? { ...now, since: null } : await there.findFormer(tx.db, id)
  if (!former) return undefined
  if (!(await isSeen(tx, 'team', former.team_id)) || !(await isSeen(tx, 'user', former.user_id))) refuse(NotFound)
  const told = await listHistory(tx.db, former.user_id, former.added_change)
  const creation = told.map(toTrailItem).find((item) => item.also.teamId === former.team_id)
  const asked = { params: { team: former.team_id, user: former.user_id } }
  return { ...toldIn(creation), since: former.since, request: { id: 'teams.removeMember', asked } }
}

/** From its creation on; what the import did to it later, and what this undo did, does not count as touched. */
async function historyOf(tx: Tx, importId: string, id: string): Promise<Omit<Created, 'request'>> {
  const items = (await listHistory(tx.db, id)).map(toTrailItem)
  const creation = items.find(({ event }) => /^(user|team)\.created$/.test(event))
  const isOurs = ({ changeId, also }: TrailItem) =>
    changeId === creation?.changeId || also.import === importId || also.undoes === importId
  const newest = items.findLast((item) => !isOurs(item))
  const since = newest ? { at: newest.at as Instant, event: newest.event, by: newest.actor.id } : null
  return { ...toldIn(creation), since }
}

function toldIn(item: TrailItem | undefined): Pick<Created, 'creation' | 'line'> {
  return { creation: item?.id, line: typeof item?.also.line === 'number' ? item.also.line : 0 }
}
