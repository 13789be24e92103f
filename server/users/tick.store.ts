/** Accounts to which time has brought something that is not carried out yet: keyset pages, the longest due first. */
import { type SqlBool, sql } from 'kysely'
import type { Instant } from '../platform/clock.ts'
import type { Db } from '../platform/database/index.ts'

export interface Due {
  readonly id: string
  readonly due: Instant | null
}

interface Page {
  readonly after: Due | undefined
  readonly limit: number
}

export function listToStart(db: Db, now: Instant, { after, limit }: Page): Promise<Due[]> {
  return db
    .selectFrom('users')
    .select(['id', 'from_at as due'])
    .where('from_at', '<=', now)
    .where('started_at', 'is', null)
    .where('deleted_at', 'is', null)
    .where((eb) => eb.or([eb('until_at', 'is', null), eb('until_at', '>', now)]))
    .$if(after !== undefined, (query) => query.where(sql<SqlBool>`(from_at, id) > (${after?.due}, ${after?.id})`))
    .orderBy('from_at')
    .orderBy('id')
    .limit(limit)
    .execute()
}

export function listEndedSuspensions(db: Db, now: Instant, { after, limit }: Page): Promise<Due[]> {
  return db
    .selectFrom('users')
    .select(['id', 'suspended_until as due'])
    .where('suspended_until', '<=', now)
    .where('suspended_at', 'is not', null)
    .where('deleted_at', 'is', null)
    .$if(after !== undefined, (query) =>
      query.where(sql<SqlBool>`(suspended_until, id) > (${after?.due}, ${after?.id})`),
    )
    .orderBy('suspended_until')
    .orderBy('id')
    .limit(limit)
    .execute()
}
