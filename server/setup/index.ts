/**
 * Set-up: makes a database Roster's own and lets exactly one person become the first administrator.
 * Promises: no default password ever; closed for good after first use, also under races, restarts and deletions (R14).
 */
export { setUpAddress } from './address.ts'
export { prepareInstallation } from './prepare.ts'
export { setUpRoutes } from './routes.ts'
export { makeAdministrator } from './set-up.ts'
