import { type Expression, type ExpressionBuilder, expressionBuilder, type SqlBool } from 'kysely'
import { briefColumns, type Seen, whereSeen } from '../access/index.ts'
import { days, type Instant, later } from '../platform/clock.ts'
import type { Db, Tables } from '../platform/database/index.ts'
import type { TokenPile } from './shapes.ts'

const ENDS_SOON = days(14)
const UNUSED_FOR = days(90) // then somebody should ask whether it is still needed

interface Wanted {
  /** Whom the caller sees, and whose tokens they may manage: both. */
  readonly seen: readonly Seen[]
  readonly now: Instant
  readonly show: TokenPile | undefined
  readonly after?: string | undefined
  readonly limit: number
}

export type OwnedRow = Awaited<ReturnType<typeof listOwned>>[number]

/** Tokens that were not revoked, the newest first, with their owners. */
export function listOwned(db: Db, wanted: Wanted) {
  return owned(db, wanted)
    .select(['tokens.id', 'tokens.kind', 'tokens.name', 'tokens.scopes', 'tokens.sources', 'tokens.expires_at'])
    .select(['tokens.issued_at', 'tokens.created_at', 'tokens.used_at', 'tokens.used_address', 'tokens.revoked_at'])
    .select(briefColumns)
    .select([
      'users.type',
      'users.deleted_at',
      'users.suspended_at',
      'users.from_at',
      'users.started_at',
      'users.until_at',
    ])
    .$if(wanted.after !== undefined, (query) => query.where('tokens.id', '<', wanted.after ?? ''))
    .orderBy('tokens.id', 'desc')
    .limit(wanted.limit)
    .execute()
}

/** How many there are, counted no further than `limit`. */
export async function countOwned(db: Db, wanted: Wanted): Promise<number> {
  const { count } = await db
    .selectFrom(owned(db, wanted).select('tokens.id').limit(wanted.limit).as('found'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

function owned(db: Db, { seen, now, show }: Wanted) {
  return db
    .selectFrom('tokens')
    .innerJoin('users', 'users.id', 'tokens.user_id')
    .where('tokens.revoked_at', 'is', null)
    .where('users.deleted_at', 'is', null)
    .where((eb) => eb.and(seen.map(whereSeen)))
    .$if(show !== undefined, (query) => query.where(pile(show ?? 'working', now)))
}

function pile(show: TokenPile, now: Instant): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'tokens'>()
  if (show === 'expired') return eb('tokens.expires_at', '<=', now)
  const isWorking = eb.or([eb('tokens.expires_at', 'is', null), eb('tokens.expires_at', '>', now)])
  if (show === 'ending') return eb.and([isWorking, eb('tokens.expires_at', '<=', later(now, ENDS_SOON))])
  return show === 'working' ? isWorking : eb.and([isWorking, isUnused(eb, later(now, -UNUSED_FOR))])
}

function isUnused(eb: ExpressionBuilder<Tables, 'tokens'>, since: Instant): Expression<SqlBool> {
  const never = eb.and([eb('tokens.used_at', 'is', null), eb('tokens.created_at', '<', since)])
  return eb.or([never, eb('tokens.used_at', '<', since)])
}
