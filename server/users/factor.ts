/** The second factor as lists show and filter it: set up, missing although required, or none. */
import type { Context } from '../platform/context.ts'
import { fold } from '../platform/fold.ts'
import * as store from './factor.store.ts'
import { ASKED_TYPES, policyFor } from './factor-policy.ts'
import type { FactorStanding } from './shapes.ts'

/** What the filter needs besides what it wants: whom the settings ask. */
export interface FactorFilter {
  readonly wanted: readonly FactorStanding[]
  readonly requiredTypes: readonly (typeof ASKED_TYPES)[number][]
  readonly requiredRoleIds: readonly string[]
}

/** The filter with whom the settings ask now. */
export async function factorFilter(
  { settings, db }: Context,
  wanted: readonly FactorStanding[] | undefined,
): Promise<FactorFilter | undefined> {
  if (!wanted?.length) return undefined
  const keys = settings['secondFactor.requiredForRoles'].map(fold)
  const requiredTypes = ASKED_TYPES.filter(
    (type) => policyFor(settings, { type, isAsked: false, byRole: false }) === 'required',
  )
  return { wanted, requiredTypes, requiredRoleIds: keys.length === 0 ? [] : await store.listRoleIds(db, keys) }
}

/** Of one person, by the names of the roles they hold; null for who comes in by no password. */
export function factorOf(
  { settings }: Pick<Context, 'settings'>,
  { type, factor_at }: { readonly type: string; readonly factor_at: string | null },
  isAsked: boolean,
  roleNames: readonly string[],
): FactorStanding | null {
  if (!ASKED_TYPES.some((one) => one === type)) return null
  if (factor_at !== null) return 'set-up'
  const asking = settings['secondFactor.requiredForRoles'].map(fold)
  const byRole = asking.length > 0 && roleNames.some((name) => asking.includes(fold(name)))
  return policyFor(settings, { type, isAsked, byRole }) === 'required' ? 'missing' : 'none'
}
