/** What the policy for somebody brings about. Pure: no database, no clock. */
import type { FactorPolicy } from '../users/index.ts'

export type Policy = FactorPolicy

/** What stands between a right password and a session. */
export function nextStep(policy: Policy, isEnrolled: boolean): 'session' | 'prove' | 'enrol' {
  if (isEnrolled) return policy === 'off' ? 'session' : 'prove'
  return policy === 'required' ? 'enrol' : 'session'
}
