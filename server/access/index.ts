/**
 * Access: may she, and to whom? One pure engine decides; this door gathers its facts and asks it.
 * Promises: every route and every operation is judged here; nobody gives what they do not hold; nobody unknown is told
 * from somebody unseen. Threats: self-promotion, acting on a stronger account, probing for accounts (R63–R72).
 */
export { asOfNow, asPerson } from './as-of-now.ts'
export {
  assertAuthority,
  assertHolds,
  assertMayGrantRole,
  findMissing,
  hasAuthority,
  mayGrantRole,
} from './authority.ts'
export { asBrief, namesOf } from './brief.ts'
export { catalogueOf, catalogueWith } from './catalogue.ts'
export type { Catalogue, DeclaredScope } from './declared.ts'
export {
  type Assignment,
  atPortal,
  barrierOf,
  covers,
  type Decision,
  type Difference,
  decide,
  differenceOf,
  type Explanation,
  explain,
  type Grant as Right,
  holdsField,
  isInForce,
  type Level,
  levelsOf,
  type Part,
  type Piece,
  type Question,
  type Reach,
  type RecordFacts,
  reach,
  type Side,
  type Step,
  type Subject,
  treeOf,
  validUntil,
} from './engine/index.ts'
export { listTeamLevelRights, listTeamsOfHolders } from './extend.store.ts'
export {
  assertMayExtendHolders,
  assertMayExtendPeople,
  assertMayExtendPerson,
  assertMayExtendTeam,
  assertMayStandFor,
  assertReachesInto,
  findOutOfReach,
} from './extend.ts'
export {
  listPermissions,
  listRoleFields,
  listTeamParents,
  raiseAccessVersion,
  raiseUserVersions,
} from './facts.store.ts'
export { baselineRole, findFacts } from './facts.ts'
export { MayNotGrant } from './failures.ts'
export { assertHoldsFields, type FieldCell, fieldRightsOf, givesField } from './field-rights.ts'
export { rosterModule, rosterPermissions, scopeOfType } from './manifest.ts'
export {
  abilitiesOf,
  assertCan,
  authorise,
  can,
  factsOfActor,
  factsOfPeople,
  isBeyondRoles,
  judgeOf,
  reachOf,
} from './may.ts'
export { baselineAt } from './past/baseline-at.ts'
export { findFactsAt, teamTreeAt } from './past/facts-at.ts'
export { settingsAt } from './past/settings-at.ts'
export { stood } from './past/stood.store.ts'
export { asRecord, canTo, findRef, findSeen, getPerson, isHidden, isNamedByToken, resolveRef } from './person.ts'
export { type Gives, givesFrom, type PersonFacts } from './person-facts.ts'
export { briefColumns, inTeams, whereSeen } from './seen.store.ts'
export { askedUsers, type Seen, seenUsers, seesByType } from './seen.ts'
export { teamTree } from './tree.ts'
export { UNDO_NEEDS, undoStates } from './undoable.ts'
export { accessVersionOf } from './version.store.ts'
