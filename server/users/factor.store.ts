import { type Expression, type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Db, prepared, type Tables } from '../platform/database/index.ts'
import type { FactorFilter } from './factor.ts'

type Users = ExpressionBuilder<Tables, 'users'>
type Condition = Expression<SqlBool>

export function factorRows(db: Db, userIds: readonly string[]) {
  return db.selectFrom('second_factors').select(['user_id', 'enrolled_at', 'asked_at']).where('user_id', 'in', userIds)
}

export const listFactorRows = prepared('factor-rows', factorRows)

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
  const isSetUp = eb.exists(rowOf(eb).where('second_factors.enrolled_at', 'is not', null))
  const isRequired = eb.or([
    ...(requiredTypes.length > 0 ? [eb('users.type', 'in', requiredTypes)] : []),
    ...(requiredRoleIds.length > 0 ? [holding(requiredRoleIds)] : []),
    eb.exists(rowOf(eb).where('second_factors.asked_at', 'is not', null)),
  ])
  const each = {
    'set-up': isSetUp,
    missing: eb.and([eb.not(isSetUp), isRequired]),
    none: eb.and([eb.not(isSetUp), eb.not(isRequired)]),
  }
  return eb.and([eb('users.type', 'in', ['admin', 'regular']), eb.or(wanted.map((standing) => each[standing]))])
}

function rowOf(eb: Users) {
  return eb
    .selectFrom('second_factors')
    .select('second_factors.user_id')
    .whereRef('second_factors.user_id', '=', 'users.id')
}

/** Users among whom are all who stand so, where that can be few: not where the settings ask everybody of a type. */
export function standingSet(
  { wanted, requiredTypes, requiredRoleIds }: FactorFilter,
  holders: (roleIds: readonly string[]) => RawBuilder<unknown>,
): RawBuilder<unknown> | undefined {
  if (wanted.includes('none') || (wanted.includes('missing') && requiredTypes.length > 0)) return undefined
  const rows = sql`select user_id as member from second_factors`
  if (!wanted.includes('missing')) return sql`${rows} where enrolled_at is not null`
  return requiredRoleIds.length === 0 ? rows : sql`${rows} union all ${holders(requiredRoleIds)}`
}
