/**
 * The trail: what was changed, by whom, when and from where (product.md section 6; R108–R115).
 *
 * Promises: `record` writes in the transaction of the change, so neither exists without the other. Within a second
 * a sealer chains committed rows in commit order; `verifyTrail` finds every edit, removal, reordering, and truncation
 * before the last anchor. Names, values and addresses lie outside the chain, bound by salted digests, so that
 * `eraseDetails` can remove a person and the chain still holds.
 *
 * Threat: somebody who writes to the database but has no root key. Secrets never enter the trail.
 */
export { anchor } from './anchor.ts'
export { TrailItem, type UndoState } from './contract.ts'
export { eraseDetails } from './erase.ts'
export { toTrailItem } from './item.ts'
export { auditJobs } from './jobs.ts'
export { checkLastAnchor } from './last-anchor.ts'
export { listTrail } from './list.ts'
export { type AuditEvent, type Entity, INSTALLATION, record, recordMany } from './record.ts'
export { resignTrail } from './resign.ts'
export { countUnsealed } from './seal.store.ts'
export { seal } from './seal.ts'
export { sift } from './sift.ts'
export { listSince } from './since.ts'
export { addUndone, findSince, listChange, listHistory, listUndone, SUM } from './undone.store.ts'
export { type Verdict, verifyTrail } from './verify.ts'
export { wordsOf } from './words.ts'
