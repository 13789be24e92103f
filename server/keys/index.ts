/**
 * Root keys: which one signs now, which former ones still prove what they signed, and which prove nothing any more.
 * Promises: a database meets no key but its own; rotating ends nothing; revoking ends every link of the key at once.
 * Threats: a key that leaked, a key file that was mixed up (R99, R102).
 */
export { checkKeys, isKeyCheck, keyCheck, lockKeys, takeKeys } from './check.ts'
export { listKeys } from './list.ts'
export { revokeKey } from './revoke.ts'
