import { type Expression, type ExpressionBuilder, expressionBuilder, type SqlBool, sql } from 'kysely'
import type { Instant } from '../platform/clock.ts'
import type { Tables } from '../platform/database/index.ts'
import type { Seen } from './seen.ts'

type Users = ExpressionBuilder<Tables, 'users'>
type Condition = Expression<SqlBool>

/** The people whom the caller may see, as a condition on `users`. */
export function whereSeen({ parts, hideSuspended, now }: Seen): Condition {
  const eb = expressionBuilder<Tables, 'users'>()
  const scopes = parts.map(({ types, everybody, self, teamIds }) => {
    const ofType = eb('users.type', 'in', types)
    if (everybody) return ofType
    const mine = self === null ? sql<SqlBool>`1 = 0` : eb('users.id', '=', self)
    return eb.and([ofType, eb.or([mine, inTeams(eb, teamIds, now)])])
  })
  const seen = eb.or(scopes)
  return hideSuspended ? eb.and([seen, eb('users.suspended_at', 'is', null)]) : seen
}

/** Members of these teams whose membership is in force now, as decisions see it. */
export function inTeams(eb: Users, teamIds: readonly string[], now: Instant): Condition {
  if (teamIds.length === 0) return sql<SqlBool>`1 = 0`
  return eb.exists(
    eb
      .selectFrom('memberships')
      .select('memberships.id')
      .whereRef('memberships.user_id', '=', 'users.id')
      .where('memberships.ended_at', 'is', null)
      .where('memberships.team_id', 'in', teamIds)
      .where((inner) =>
        inner.or([inner('memberships.from_at', 'is', null), inner('memberships.started_at', 'is not', null)]),
      )
      .where((inner) => inner.or([inner('memberships.until_at', 'is', null), inner('memberships.until_at', '>', now)])),
  )
}

/** What `asBrief` needs of an account. */
export const briefColumns = [
  'users.id as user_id',
  'users.type as user_type',
  'users.status_key',
  'users.display_name',
  'users.given_name',
  'users.family_name',
  'users.username',
  'users.photo_version',
] as const
