/**
 * Imports: people, teams and memberships from CSV files.
 * Promises: an import does what its author may do today, row by row, by the rules of the API; a batch and the mark how
 * far it is are one transaction, so that a killed import goes on where it was; the same file again changes nothing;
 * a check is the same work, rolled back. Matched by keys, never by names. Files lie readable by Roster alone until
 * their import ends. Threats: formulas in what is downloaded (R116), files that eat memory, mails nobody asked for.
 */
export { contextOfAuthor } from './author.ts'
export { ImportBusy } from './contract.ts'
export { type InlineResult, importInline } from './inline.ts'
export { importJobs } from './job.ts'
export { closeFailed, entityOf as entityOfImport } from './manage.ts'
export { importRoutes } from './routes.ts'
export { ColumnMapping, ImportKind, Mapping, Options } from './shapes.ts'
export { getOwnImport } from './show.ts'
export type { ImportRow } from './store.ts'
