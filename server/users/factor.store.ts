import { type Expression, type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Db, prepared, type Tables } from '../platform/database/index.ts'
import type { FactorFilter } from './factor.ts'
import { ASKED_TYPES } from './factor-policy.ts'

type Users = ExpressionBuilder<Tables, 'users'>
type Condition = Expression<SqlBool>

/** Who of them was asked for a second factor by an administrator. */
export function askedRows(db: Db, userIds: readonly string[]) {
  return db.selectFrom('second_factors').select(['user_id', 'enrolled_at', 'asked_at']).where('user_id', 'in', userIds)
}

export const listAskedRows = prepared('asked-for-factor', askedRows)

/** The ids of the active roles of these names, folded. */
export async function listRoleIds(db: Db, keys: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('roles')
    .select('id')
    .where('name_key', 'in', keys)
    .where('deleted_at', 'is', null)
    .where('inactive_at', 'is', null)
    .execute()
  return rows.map((row) => row.id)
}

/** Those who stand so; `holding` is the condition that somebody holds one of these roles. */
export function standingSo(
  eb: Users,
  { wanted, requiredTypes, requiredRoleIds }: FactorFilter,
  holding: (roleIds: readonly string[]) => Condition,
): Condition {
  const isSetUp = eb('users.factor_at', 'is not', null)
  const isRequired = eb.or([
    ...(requiredTypes.length > 0 ? [eb('users.type', 'in', requiredTypes)] : []),
    ...(requiredRoleIds.length > 0 ? [holding(requiredRoleIds)] : []),
    eb.exists(
      eb
        .selectFrom('second_factors')
        .select('second_factors.user_id')
        .whereRef('second_factors.user_id', '=', 'users.id')
        .where('second_factors.asked_at', 'is not', null),
    ),
  ])
  const each = {
    'set-up': isSetUp,
    missing: eb.and([eb.not(isSetUp), isRequired]),
    none: eb.and([eb.not(isSetUp), eb.not(isRequired)]),
  }
  return eb.and([eb('users.type', 'in', ASKED_TYPES), eb.or(wanted.map((standing) => each[standing]))])
}

/** Users among whom are all who stand so: few, where it takes a walk through everybody to find them. */
export function standingSet(
  { wanted, requiredTypes, requiredRoleIds }: FactorFilter,
  holders: (roleIds: readonly string[]) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  const without = (types: readonly string[]) =>
    sql`select id as member from users where factor_at is null and type in (${types.length > 0 ? sql.join(types) : sql`null`})`
  const asked = sql`select user_id as member from second_factors where asked_at is not null`
  const sets = {
    'set-up': [sql`select id as member from users where factor_at is not null`],
    missing: [without(requiredTypes), asked, ...(requiredRoleIds.length > 0 ? [holders(requiredRoleIds)] : [])],
    none: [without(ASKED_TYPES.filter((type) => !requiredTypes.includes(type)))],
  }
  return sql.join(
    wanted.flatMap((standing) => sets[standing]),
    sql` union all `,
  )
}
