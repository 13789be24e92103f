/**
 * Passwords: hashed with Argon2id in processes of their own, judged by length, list and context, chosen by their owners.
 * Promises: exactly one hash for every attempt, known name or not; a password is never cut, trimmed or folded; a change
 * ends the other sessions. Threats: guessing, offline cracking, probing for accounts, exhaustion (R1–R13, R15).
 */
export { hashAccepted } from './accept.ts'
export { WrongPassword } from './contract.ts'
export { isKnownHash } from './formats.ts'
export { stopHasher } from './hasher.ts'
export { passwordOfMail, queueAccessInfo } from './mails.ts'
export { passwordRoutes } from './routes.ts'
export { setByAdministrator, setByImport, setByOwner } from './set.ts'
export { isKnownToHelper } from './setter.ts'
export { raiseEpoch } from './store.ts'
export { upgradePassword } from './upgrade.ts'
export { isOwnPassword, keepPlaceToVerify, verifyPassword } from './verify.ts'
