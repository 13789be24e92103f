/** What several requests about second factors refuse with. No Node imports. */
import { failure } from '../platform/contract.ts'

export const WrongCode = failure('wrong-code', 403, 'This code is not right, or it was used already.')
export const CodeNeeded = failure('code-needed', 422, 'Your second factor is needed, too.')
export const NothingBegun = failure('nothing-begun', 409, 'Begin anew: this code belongs to no set-up that is open.')
export const NoFactor = failure('no-factor', 409, 'There is no second factor.')
export const FactorRequired = failure(
  'factor-required',
  409,
  'You need a second factor. Set up another one instead of removing this one.',
)
export const FactorsOff = failure('factors-off', 409, 'Second factors are switched off here.')
