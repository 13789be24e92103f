/**
 * Second factors: what is asked for after a right password, and again before what would do most harm.
 * Promises: half signed in is no session and reaches nothing else; a code works once; tries are counted before anything
 * is compared, across flows; nobody but its owner ever sees a secret. Threats: a stolen password, replayed and guessed
 * codes, a factor removed by whoever has the password alone (R38–R46, R51, R59).
 */
export { stepAfterPassword } from './asked.ts'
export { WrongCode } from './contract.ts'
export { beginTotpOf, checkFirstCode } from './enrol.ts'
export { forgetPastJob } from './forget.job.ts'
export { getHalf, openHalf, resumeHalf, spendHalf, takeHalfTry } from './half.ts'
export { assertFresh } from './proof.ts'
export { resealFactors } from './reseal.ts'
export { factorRoutes } from './routes.ts'
export { checkFactor, kindsOf } from './verify.ts'
