/**
 * Directories: named lists of reference records, kept here or brought by another system (product.md section 1).
 * Promises: a record that is used is never deleted; an inactive one stays where it is and is not offered anew; what is
 * brought up to date is all or nothing, and the same again changes nothing.
 */
export { listFacts as listDirectoryFacts } from './directory.ts'
export { type Contradiction, type DeclaredDirectory, endDirectories, installDirectories } from './install.ts'
export { findChoices, findNamed } from './records/choices.ts'
export { reviveRecord } from './records/delete.ts'
export { renameRecord } from './records/rename.ts'
export { type NamedRecord, resolveRecords } from './records/resolve.ts'
export { reviveDirectory } from './revive.ts'
export { directoryRoutes } from './routes.ts'
