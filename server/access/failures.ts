/** Refusals of access that contracts list. No Node imports. */
import { failure } from '../platform/contract.ts'

export const NoAuthority = failure(
  'no-authority',
  403,
  'This account may do things that you may not, so you cannot change its ways in.',
)
export const MayNotGrant = failure(
  'may-not-grant',
  403,
  'You can only give what you hold yourself, or what your roles let you give.',
)
export const HistoryTooShort = failure(
  'history-too-short',
  409,
  'What is needed to tell how it was then has been erased from the audit log.',
)
