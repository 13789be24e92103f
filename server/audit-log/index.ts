/**
 * The audit log: the trail as people ask it (product.md section 6). What is recorded, sealed and verified is `audit`.
 * Promises: whatever is asked, no statement reads more than some thousand rows; names are those of then; a link leads
 * only to what the caller may see. Threats: questions that keep other requests waiting.
 */
export { checkJob, noteCheck } from './checks/work.ts'
export { AuditFilter } from './contract.ts'
export { noteExport, pieces } from './export/export.ts'
export { auditLogRoutes } from './routes.ts'
