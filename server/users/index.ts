/**
 * Users: the accounts of people and applications, from creation to deletion.
 * Promises: identifiers live in one namespace; an administrator who can sign in always remains, also under races; a
 * barred account is out at once; nothing half-saved. Threats: self-promotion, look-alike names, mass assignment.
 */
export { CannotActOnSelf } from './contract.ts'
export { assertFitsType, type NewUserInput } from './create.ts'
export { derivedOf, rewriteDerived } from './derived.ts'
export { type Changes, type Draft, identifiersOf, readDraft } from './draft.ts'
export { readEditedValues, writeEdit } from './edit.ts'
export { noteExport as noteUserExport, pieces as userExportPieces } from './export/export.ts'
export { foldSegmentCounts } from './fold-counts.ts'
export { countAdministrators } from './guards.ts'
export { assertCanSignInBy, identifierKey } from './identifiers.ts'
export { locksJob } from './locks/note.ts'
export { mailValuesOf } from './mail-values.ts'
export { assertManager } from './manager.ts'
export { purgeDue } from './purge/purge.ts'
export { sweepErased } from './purge/sweep.ts'
export { userRoutes } from './routes.ts'
export { freshUser } from './row.ts'
export { SeatsTaken } from './seats/seats.ts'
export { UserChanges } from './shapes.ts'
export { showUser } from './show.ts'
export { type StatusFacts, statusOf } from './status.ts'
export { insertUser, replaceEmails, replaceIdentifiers, type UserRow } from './store.ts'
export { reactivate, suspend } from './suspend.ts'
export { endSuspensions, refreshStatuses, startAccounts } from './tick.ts'
export { assertMayWrite } from './writable.ts'
