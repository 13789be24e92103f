/** The hot path: which session a request brings, and whether its door is open. */
import { sql } from 'kysely'
import { compiledOnce, type Db } from '../platform/database/index.ts'

/** The console's session behind a digest with its owner's standing and both access versions: one short read at every request. */
export const findByDigest = compiledOnce('session', (db, digest) =>
  standing(db, digest).where('sessions.portal_id', 'is', null),
)

/** The same of a portal's: only while the portal is on and the owner is in it. */
export const findAtPortal = compiledOnce('portal-session', (db, digest) =>
  standing(db, digest)
    .innerJoin('portals', 'portals.id', 'sessions.portal_id')
    .innerJoin('portal_users', (join) =>
      join
        .onRef('portal_users.user_id', '=', 'sessions.user_id')
        .onRef('portal_users.portal_id', '=', 'sessions.portal_id'),
    )
    .select('sessions.portal_id')
    .where('portals.off_at', 'is', null)
    .where('portals.deleted_at', 'is', null)
    .where('portal_users.ended_at', 'is', null),
)

function standing(db: Db, digest: string) {
  return db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .innerJoin('installation', (join) => join.on(sql<boolean>`1 = 1`))
    .select([
      'sessions.id',
      'sessions.user_id',
      'sessions.seen_at',
      'sessions.created_at',
      'sessions.expires_at',
      'sessions.epoch',
      'sessions.proved_at',
      'sessions.log_in_as_id',
    ])
    .select([
      'users.type',
      'users.version',
      'users.session_epoch',
      'users.access_version',
      'users.from_at',
      'users.started_at',
      'users.until_at',
    ])
    .select(['installation.access_version as all_version', 'installation.settings_version'])
    .where('sessions.digest', '=', digest)
    .where('sessions.ended_at', 'is', null)
    .where('users.deleted_at', 'is', null)
    .where('users.suspended_at', 'is', null)
}

/**
 * Whether the portal is on and the owner in it, held until the transaction ends where the engine can: whoever switches
 * it off or takes them out meanwhile waits, and then finds what is opened here, a session or the half of one.
 */
export async function holdDoor(db: Db, userId: string, portalId: string): Promise<boolean> {
  const portal = db.selectFrom('portals').select('id').where('id', '=', portalId)
  const isOn = portal.where('off_at', 'is', null).where('deleted_at', 'is', null)
  if (!(await isOn.forShare().executeTakeFirst())) return false
  const inside = db
    .selectFrom('portal_users')
    .select('id')
    .where('user_id', '=', userId)
    .where('portal_id', '=', portalId)
    .where('ended_at', 'is', null)
  return (await inside.forShare().executeTakeFirst()) !== undefined
}

export type ResumedRow = NonNullable<Awaited<ReturnType<typeof findByDigest>>>
