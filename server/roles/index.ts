/**
 * Roles: named sets of permissions, who holds them and who may give them.
 * Promises: nobody gives what they do not hold; grants are rows with a beginning and an end, never overwritten.
 */

export { type Comparison, compare, countHoldersOf, type Giving, givingNow, LEAST, type Who } from './effects.ts'
export { asReceiver, grantRole, type Receiver } from './grant.ts'
export { assertKeptRoles } from './keep-one.ts'
export { listNamesBut, listPredefined, listUsing } from './predefined.store.ts'
export { assertMayBringBack, followManifest, type PredefinedRole, retireRoles } from './predefined.ts'
export { assertRolesRemain } from './required.ts'
export { reviveRole } from './revive.ts'
export { roleRoutes } from './routes.ts'
export { seedRoles } from './seed.ts'
export { startGrants } from './start.ts'
