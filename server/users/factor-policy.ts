/** Who is asked for a second factor (product.md section 3). Pure: no database, no clock. */
import type { Settings } from '../platform/settings.ts'

/** Who comes in by a password at all. */
export const ASKED_TYPES = ['admin', 'regular', 'portal'] as const

export type FactorPolicy = 'off' | 'optional' | 'required'

interface Standing {
  readonly type: string
  /** An administrator asked for one. */
  readonly isAsked: boolean
  /** A role they hold asks for one. */
  readonly byRole: boolean
}

/** What holds for this person: the strictest of type, roles and an administrator's word. */
export function policyFor(settings: Settings, { type, isAsked, byRole }: Standing): FactorPolicy {
  if (isAsked || byRole) return 'required'
  if (type === 'portal') return settings['secondFactor.policyForPortals']
  return type === 'admin' ? settings['secondFactor.policyForAdmins'] : settings['secondFactor.policy']
}
