/**
 * The one question of Roster: may this user do that, and why. Pure: facts in, answer and reason out; no database,
 * no clock. Promises: adding a role never removes a right; the order of roles never matters; ends hold to the
 * millisecond; a filter (`reach`) admits exactly what a decision admits.
 */
export { isInForce, nearestBound, validUntil } from './bounds.ts'
export { type Decision, decide } from './decide.ts'
export { type Difference, differenceOf, type Piece, type Side } from './difference.ts'
export { type Explanation, explain, type Step } from './explain.ts'
export type { Assignment, FieldGrant, Grant, HeldRole, Question, RecordFacts, Subject } from './facts.ts'
export { holds, holdsField, levelsOf } from './held.ts'
export { covers, type Level } from './levels.ts'
export { atPortal } from './portal.ts'
export { type Part, type Reach, type Restriction, reach } from './reach.ts'
export { barrierOf } from './standing.ts'
export { type TeamTree, treeOf } from './teams.ts'
