/**
 * Backups: a whole Roster in one file, written while it runs, put back on SQLite or PostgreSQL.
 * Promises: one moment of the database; a flipped bit is noticed before anything is touched; after putting one back
 * old sessions and links are dead and the trail says so. Threats: a backup in the wrong hands (it holds no key and
 * nothing that signs in), an old backup that would revive what was ended (R102, R105).
 */
export { type Ended, endWhatWasOpen, finishRestoring } from './end-what-was-open.ts'
export { loadBackup } from './load.ts'
export { type Inspected, inspectBackup } from './read.ts'
export { takeOver } from './take-over.ts'
export { writeBackup } from './write.ts'
