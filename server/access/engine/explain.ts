/** The whole path of an answer: from the user to the record for a yes, to the nearest thing that is missing for a no. */
import { admits, isRestricted } from './admit.ts'
import { NO_NAMING, namedBy } from './assignments.ts'
import { isInForce } from './bounds.ts'
import { type DecisionTable, tableOf, type Way } from './compile.ts'
import { type Decision, decide, type World } from './decide.ts'
import type { HeldRole, Question, RecordFacts, Subject } from './facts.ts'
import { wordsOf } from './fields.ts'
import type { Level } from './levels.ts'
import { type Nearness, nearnessOf } from './nearness.ts'

/** One box of the path, in the order in which they lead to the answer. */
export type Step =
  | { readonly kind: 'user'; readonly userId: string }
  | { readonly kind: 'type'; readonly type: 'admin' }
  | { readonly kind: 'team'; readonly teamId: string }
  | { readonly kind: 'portal'; readonly portalId: string }
  | { readonly kind: 'role'; readonly roleId: string; readonly via: HeldRole['via']['kind'] }
  | { readonly kind: 'permission'; readonly scope: string; readonly action: string; readonly field?: string }
  | { readonly kind: 'level'; readonly level: Level; readonly within: number | null }
  | { readonly kind: 'record'; readonly by: Nearness }
  | { readonly kind: 'assignment'; readonly fieldId: string; readonly attribute: string; readonly recordId: string }

export interface Explanation extends Decision {
  /** For a yes all of it; for a no as far as it leads. */
  readonly path: readonly Step[]
  /** Roles held in force that give the action at any level; where all is refused, those that came nearest. */
  readonly givenBy: readonly string[]
}

/** The answer of `decide`, and how it came about. What the path names suffices alone. */
export function explain(
  subject: Subject,
  question: Question,
  record: RecordFacts | undefined,
  world: World,
): Explanation {
  const decision = decide(subject, question, record, world)
  const table = tableOf(subject, world.now)
  const start: Step[] = [{ kind: 'user', userId: subject.userId }]
  const told = (path: readonly Step[]): Explanation => ({
    ...decision,
    path,
    givenBy: giversOf(subject, question, world),
  })
  if (table.barrier !== null || decision.reason.code === 'outside-token') return told(start)
  if (table.isAdmin) return told([...start, { kind: 'type', type: 'admin' }])
  const way = wayOf(table, question, record, world)
  if (!way) return told(start)
  const path = [...start, ...stepsOf(subject, question, way, world)]
  if (decision.allowed === false && decision.reason.code !== 'restricted') return told(path)
  if (!record) return told(decision.allowed === true ? [...path, NONE_NEEDED] : path)
  const by = nearnessOf(table, question.scope, way, record, world.teams)
  const reached: Step[] = by ? [{ kind: 'record', by }] : []
  return told([...path, ...reached, ...passed(table, question.scope, record)])
}

const NONE_NEEDED: Step = { kind: 'record', by: { kind: 'none-needed' } }

/** The way that admits the record; else the widest held. */
function wayOf(table: DecisionTable, question: Question, record: RecordFacts | undefined, world: World) {
  const { ways = [] } = table.entries.get(question.scope)?.get(question.action) ?? {}
  if (record) return ways.find((way) => admits(table, question.scope, way, record, world)) ?? ways[0]
  const isWide = ({ level, within }: Way) =>
    within === null && (level === 'yes' || (level === 'all' && !isRestricted(table, question.scope)))
  return ways.find(isWide) ?? ways[0]
}

/** From the user over where the role comes from to the level. A field may come by another role than the level does. */
function stepsOf(subject: Subject, question: Question, way: Way, { now }: World): Step[] {
  const { scope, action, field } = question
  const held = subject.roles.filter((role) => isInForce(role, now))
  const role = held.filter((one) => one.roleId === way.roleId && givesWay(one, question, way)).toSorted(byDirectness)[0]
  const permission: Step = { kind: 'permission', scope, action, ...(field === undefined ? {} : { field }) }
  const level: Step = { kind: 'level', level: way.level, within: way.within }
  return [...(role ? sourceOf(role) : []), ...fieldSteps(subject, question, role, held), permission, level]
}

function sourceOf(role: HeldRole): Step[] {
  const { via } = role
  const step: Step = { kind: 'role', roleId: role.roleId, via: via.kind }
  if (via.kind === 'team') return [{ kind: 'team', teamId: via.teamId }, step]
  if (via.kind === 'portal') return [{ kind: 'portal', portalId: via.portalId }, step]
  return [step]
}

/** The role that gives the field, where the one that gives the level does not. */
function fieldSteps(
  subject: Subject,
  question: Question,
  role: HeldRole | undefined,
  held: readonly HeldRole[],
): Step[] {
  if (question.field === undefined || (role && saysYes(subject, question, role))) return []
  const other = held.filter((one) => saysYes(subject, question, one)).toSorted(byDirectness)[0]
  return other ? sourceOf(other) : []
}

function saysYes({ restrictedFields }: Subject, { scope, action, field = '' }: Question, role: HeldRole): boolean {
  const grant = role.grants.find(
    (one) => one.scope === scope && one.action === action && isGiven(one.level, one.within),
  )
  if (!grant) return false
  const { given, withheld } = wordsOf(role, grant)
  return given.has(field) || (!restrictedFields.has(`${scope}.${field}`) && !withheld.has(field))
}

function isGiven(level: Level, within: number | null): boolean {
  return level !== 'none' && level !== 'no' && !(level === 'yes' && within !== null)
}

function givesWay(role: HeldRole, { scope, action }: Question, { level, within }: Way): boolean {
  return role.grants.some(
    (one) => one.scope === scope && one.action === action && one.level === level && one.within === within,
  )
}

/** Each restriction that admits the record, and by what. */
function passed({ namings }: DecisionTable, scope: string, record: RecordFacts): Step[] {
  return (namings.get(scope) ?? NO_NAMING).restrict.flatMap((one): Step[] => {
    const recordId = namedBy(one, record)
    const { fieldId, attribute } = one
    return recordId === undefined ? [] : [{ kind: 'assignment', fieldId, attribute, recordId }]
  })
}

function giversOf({ roles }: Subject, { scope, action }: Question, { now }: World): string[] {
  const giving = roles.filter(
    (role) =>
      isInForce(role, now) &&
      role.grants.some((one) => one.scope === scope && one.action === action && isGiven(one.level, one.within)),
  )
  return [...new Set(giving.map((role) => role.roleId))].sort()
}

const DIRECTNESS: readonly HeldRole['via']['kind'][] = ['direct', 'team', 'portal', 'baseline']

/** Direct grants first; between equals the ids decide, so that the order of facts never shows. */
function byDirectness(a: HeldRole, b: HeldRole): number {
  const keyOf = ({ roleId, via }: HeldRole) =>
    `${DIRECTNESS.indexOf(via.kind)} ${via.kind === 'team' ? via.teamId : via.kind === 'portal' ? via.portalId : ''} ${roleId}`
  return keyOf(a) < keyOf(b) ? -1 : 1
}
