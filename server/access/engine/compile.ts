import type { Instant } from '../../platform/clock.ts'
import { type Naming, namingsOf } from './assignments.ts'
import { earlier, isInForce, nearestBound, validUntil } from './bounds.ts'
import type { Grant, HeldRole, Subject } from './facts.ts'
import { type FieldWords, wordsOf } from './fields.ts'
import { type GivingLevel, gives, WIDEST_FIRST } from './levels.ts'
import { type Barrier, barrierOf } from './standing.ts'

/** A level held for one action, and the role that gives it. */
export interface Way {
  readonly level: GivingLevel
  readonly within: number | null
  readonly roleId: string
}

/** All that a user holds for one action. */
export interface Entry {
  /** At most one for a level, the most generous; those without `within` first, then the wider ones. */
  readonly ways: readonly Way[]
  readonly levels: readonly GivingLevel[]
  /** What the roles that give it say of single fields. */
  readonly fields: FieldWords
  /** When a role that speaks of this action begins or ends next. */
  readonly until: Instant | null
  /** A role would give it, but no role can. */
  readonly adminOnly: boolean
}

/** A user's rights made ready for many questions. Good from `madeAt` until `validUntil`. */
export interface DecisionTable {
  readonly madeAt: Instant
  readonly subject: Subject
  readonly barrier: Barrier | null
  readonly isAdmin: boolean
  readonly teamIds: ReadonlySet<string>
  readonly accountIds: ReadonlySet<string>
  readonly namings: ReadonlyMap<string, Naming>
  readonly entries: ReadonlyMap<string, ReadonlyMap<string, Entry>>
  readonly validUntil: Instant | null
}

/** Tables live as long as the facts they were made from. */
const made = new WeakMap<Subject, DecisionTable>()

/** The table of a user for this moment: a subject never changes, so one serves until a bound is crossed. */
export function tableOf(subject: Subject, now: Instant): DecisionTable {
  const known = made.get(subject)
  if (known && known.madeAt <= now && (known.validUntil === null || now < known.validUntil)) return known
  const table = compile(subject, now)
  made.set(subject, table)
  return table
}

function compile(subject: Subject, now: Instant): DecisionTable {
  const barrier = barrierOf(subject, now)
  return {
    madeAt: now,
    subject,
    barrier,
    isAdmin: subject.type === 'admin',
    teamIds: new Set(subject.teamIds),
    accountIds: new Set(subject.accountIds),
    namings: namingsOf(subject.assignments),
    entries: barrier === null && subject.type !== 'admin' ? entriesOf(subject, now) : new Map(),
    validUntil: validUntil(subject, now),
  }
}

function entriesOf(subject: Subject, now: Instant): Map<string, Map<string, Entry>> {
  const drafts = new Map<string, Map<string, Draft>>()
  for (const role of subject.roles) {
    const holds = isInForce(role, now)
    const bound = nearestBound([role], now)
    if (!holds && bound === null) continue
    for (const grant of role.grants) {
      if (!gives(grant.level)) continue
      const draft = draftOf(drafts, grant, subject.adminOnly)
      draft.until = earlier(draft.until, bound)
      if (!holds) continue
      if (addWay(draft.ways, role, grant, grant.level)) draft.fields.push(wordsOf(role, grant))
    }
  }
  return new Map([...drafts].map(([scope, actions]) => [scope, finished(actions)]))
}

interface Draft {
  ways: Map<GivingLevel, Way>
  fields: FieldWords[number][]
  until: Instant | null
  adminOnly: boolean
}

function draftOf(
  drafts: Map<string, Map<string, Draft>>,
  { scope, action }: Grant,
  adminOnly: ReadonlySet<string>,
): Draft {
  const actions = drafts.get(scope) ?? new Map<string, Draft>()
  drafts.set(scope, actions)
  const known = actions.get(action)
  if (known) return known
  const draft = { ways: new Map(), fields: [], until: null, adminOnly: adminOnly.has(`${scope}.${action}`) }
  actions.set(action, draft)
  return draft
}

function addWay(ways: Map<GivingLevel, Way>, { roleId }: HeldRole, { within }: Grant, level: GivingLevel): boolean {
  // Without a record nothing was created, so `yes` within a time is never given.
  if (level === 'yes' && within !== null) return false
  const way = { level, within, roleId }
  const known = ways.get(level)
  if (!known || compareGenerosity(way, known) < 0) ways.set(level, way)
  return true
}

/** The role's id decides between equals, so that the order of roles never matters. */
function compareGenerosity(a: Way, b: Way): number {
  const seconds = (way: Way) => way.within ?? Number.POSITIVE_INFINITY
  return seconds(a) === seconds(b) ? (a.roleId < b.roleId ? -1 : 1) : seconds(b) - seconds(a)
}

function finished(actions: Map<string, Draft>): Map<string, Entry> {
  return new Map([...actions].map(([action, draft]) => [action, entryOf(draft)]))
}

function entryOf({ ways, fields, until, adminOnly }: Draft): Entry {
  if (adminOnly) return { ways: [], levels: [], fields: [], until: null, adminOnly }
  const widestFirst = WIDEST_FIRST.flatMap((level) => ways.get(level) ?? [])
  const always = widestFirst.filter((way) => way.within === null)
  const within = widestFirst.filter((way) => way.within !== null)
  return { ways: [...always, ...within], levels: widestFirst.map((way) => way.level), fields, until, adminOnly }
}
