/**
 * Locks: attempts at an account are counted before they are evaluated, and sources before anything is looked up.
 * Promises: at most `locks.attempts` in a row are evaluated until it is locked, and 100 ever without a real sign-in,
 * however many come at once and by whatever path; a locked account works and answers as any other; browsers that signed
 * in before still come in. Threats: guessing, spraying, shutting somebody out by failing in their name (R17–R21).
 */
export {
  type Attempt,
  attemptPastLocks,
  beginAttempt,
  failAttempt,
  forgiveAttempt,
  subjectOfName,
  succeed,
} from './attempt.ts'
export {
  deviceDigest,
  findDevice,
  forgetDevices,
  type KnownDevice,
  keepDevice,
  noteDevice,
  stillKnown,
} from './devices.ts'
export { forgetLocksJob } from './forget.job.ts'
export { liftLock } from './lift.ts'
export { assertNotLocked, tellLocked } from './locked.ts'
export { FOR_EVER } from './rules.ts'
export { assertNotFull, assertWithin, bucketOf, type Throttle } from './throttle.ts'
