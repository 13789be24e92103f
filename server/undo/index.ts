/**
 * Undo: takes a change back from what the trail tells of it (product.md section 2, "Nothing is overwritten").
 * Promises: every part by its ordinary operation, with today's rights, authority and guards; only where it is still as
 * the change left it; one undo of two at once; told in the trail and undoable itself. Sessions, links, tokens,
 * passwords, mail and purged data never come back. Threats: undo as a detour to rights one does not hold, or to names
 * and values one may not see.
 */
export { type InlineUndoResult, undoImportInline } from './imports/inline.ts'
export { undoImportsJob } from './imports/job.ts'
export { undoRoutes } from './routes.ts'
