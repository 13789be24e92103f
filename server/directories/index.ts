/**
 * Directories: named lists of reference records, kept here or brought by another system (product.md section 1).
 * Promises: a record that is used is never deleted; an inactive one stays where it is and is not offered anew; what is
 * brought up to date is all or nothing, and the same again changes nothing.
 */
export { type DeclaredDirectory, endDirectories, installDirectories } from './install.ts'
export { reviveRecord } from './records/delete.ts'
export { reviveDirectory } from './revive.ts'
export { directoryRoutes } from './routes.ts'
