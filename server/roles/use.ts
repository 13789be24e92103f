import type { Context, Tx } from '../platform/context.ts'
import type { Failure } from '../platform/contract.ts'
import { fold } from '../platform/fold.ts'
import { refuse } from '../platform/refusal.ts'
import { RoleInUse } from './contract.ts'
import type { RoleRow } from './store.ts'
import { countUses } from './use.store.ts'

/** Refuses while people hold the role, now or later, or teams or portals give it; says how many. */
export async function assertNotHeld(tx: Tx, row: RoleRow, failure: Failure): Promise<void> {
  const { people, teams, portals } = await countUses(tx.db, row.id, tx.now())
  if (people + teams + portals === 0) return
  const by = [
    ...(people > 0 ? [`${people} ${people === 1 ? 'person' : 'people'}`] : []),
    ...(teams > 0 ? [`${teams} ${teams === 1 ? 'team' : 'teams'}`] : []),
    ...(portals > 0 ? [`${portals} ${portals === 1 ? 'portal' : 'portals'}`] : []),
  ]
  refuse(failure, { detail: `“${row.name}” is held by ${by.join(' and ')}. Take it from them first.` })
}

/** The role that everybody has is found by its name in the settings. */
export function isBaseline(ctx: Context, nameKey: string): boolean {
  const name = ctx.settings['access.baselineRole']
  return name !== '' && fold(name) === nameKey
}

const NAMING = ['secondFactor.requiredForRoles', 'roles.keepOne', 'roles.grantedByOperatorOnly'] as const

/** Whether a setting means this role by its name. */
export function isNamedBySettings(ctx: Context, row: Pick<RoleRow, 'name_key'>): boolean {
  return (
    isBaseline(ctx, row.name_key) || NAMING.some((key) => ctx.settings[key].some((name) => fold(name) === row.name_key))
  )
}

/** Settings name roles: one that they name keeps its name and stays, or they would silently mean nobody. */
export function assertNotNamed(ctx: Context, row: RoleRow): void {
  if (isBaseline(ctx, row.name_key))
    refuse(RoleInUse, { detail: `Everybody has “${row.name}” by the setting access.baselineRole.` })
  const key = NAMING.find((one) => ctx.settings[one].some((name) => fold(name) === row.name_key))
  if (key) refuse(RoleInUse, { detail: `The setting ${key} names “${row.name}”.` })
}
