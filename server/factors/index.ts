/**
 * Second factors: what is asked for after a right password, and again before what would do most harm.
 * Promises: half signed in is no session and reaches nothing else; a code works once; tries are counted before anything
 * is compared, across flows; nobody but its owner ever sees a secret. Threats: a stolen password, replayed and guessed
 * codes, a factor removed by whoever has the password alone, passkeys of another origin or owner (R38–R48, R51, R59).
 */
export { stepAfterPassword } from './asked.ts'
export { CodeNeeded, WrongCode } from './contract.ts'
export { beginTotpOf, checkFirstCode } from './enrol.ts'
export { failedFactorsJob } from './failed.job.ts'
export { forgetPastJob } from './forget.job.ts'
export { getHalf, openHalf, resumeHalf, spendHalf, takeHalfTry } from './half.ts'
export { isEnrolled } from './kept.ts'
export { NoMailedCodes } from './mailed/contract.ts'
export { checkFirstMailed } from './mailed/own.ts'
export { findCodeFor } from './mailed/resolve.ts'
export { findSent, type Place, sendCode } from './mailed/send.ts'
export { assertMayAdd, checkNewPasskey } from './passkeys/add.ts'
export { LASTS as PASSKEY_ASKED_FOR } from './passkeys/challenge.ts'
export { checkPasskey } from './passkeys/check.ts'
export { NoPasskeysHere, WrongPasskey } from './passkeys/contract.ts'
export { creationOptions, requestOptions } from './passkeys/options.ts'
export { mayStandAlone } from './passkeys/show.ts'
export { assertFresh } from './proof.ts'
export { resealFactors } from './reseal.ts'
export { factorRoutes } from './routes.ts'
export { checkFactor, kindsOf, kindsToSetUp, type Use } from './verify.ts'
