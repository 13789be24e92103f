import type { ReplyOf } from '../../../server/platform/contract.ts'
import type { listSignIns } from '../../../server/sign-in-log/contract.ts'

export type SignIn = ReplyOf<typeof listSignIns>['items'][number]

/** In the order of the segments. */
export const OUTCOMES = ['in', 'refused'] as const

/** The reasons that one looks for, the frequent ones first. Written out: the console has the types of a contract, not its schemas. */
export const REASONS = [
  'wrong-password',
  'unknown',
  'locked',
  'throttled',
  'overloaded',
  'suspended',
  'expired',
  'scheduled',
  'deleted',
  'invited',
  'api-user',
  'portal-user',
  'system-user',
  'wrong-code',
  'second-factor-missing',
  'wrong-passkey',
  'wrong-token',
  'token-expired',
  'token-revoked',
  'token-source',
  'token-not-allowed',
  'wrong-signature',
  'stale-signature',
  'replayed-signature',
  'fenced',
  'maintenance',
] as const satisfies readonly NonNullable<SignIn['reason']>[]

export const PATHS = [
  'password',
  'code',
  'recovery-code',
  'passkey',
  'token',
  'signature',
  'log-in-as',
] as const satisfies readonly SignIn['path'][]

/** Refusals that tell of somebody at work, not of a slip. */
export function isAlarming({ reason }: SignIn): boolean {
  return reason === 'locked' || reason === 'throttled' || reason === 'replayed-signature'
}

/** `Firefox 140 · Linux`, as far as the browser says; what it says itself where that is nothing known. */
export function browserOf(agent: string): string {
  const name = /(Edg|OPR|Firefox|Chrome|Version)\/(\d+)/.exec(agent)
  const [, brand = '', version = ''] = name ?? []
  const known = { Edg: 'Edge', OPR: 'Opera', Firefox: 'Firefox', Chrome: 'Chrome', Version: 'Safari' }[brand]
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(agent)?.[1]?.replace('Mac OS X', 'macOS')
  if (!known) return agent.slice(0, 80)
  return [`${known} ${version}`, system].filter(Boolean).join(' · ')
}
