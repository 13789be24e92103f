import type { Instant } from '../../platform/clock.ts'
import { admits, endOf, isRestricted, restrictionOf } from './admit.ts'
import type { Named } from './assignments.ts'
import { earlier } from './bounds.ts'
import { type DecisionTable, type Entry, tableOf } from './compile.ts'
import type { Question, RecordFacts, Subject } from './facts.ts'
import { isWithheld } from './fields.ts'
import { isGivenToToken } from './held.ts'
import type { Level } from './levels.ts'
import type { Barrier } from './standing.ts'
import type { TeamTree } from './teams.ts'

/** What a decision depends on besides the user and the record. */
export interface World {
  readonly teams: TeamTree
  readonly now: Instant
}

/**
 * Why. `admin` and `role` allow; `needs-record` depends; the rest refuses: the account as a whole is barred,
 * the token was not given it, the permission is for administrators only, no role held gives it, every role that gives
 * it withholds the field, none of the levels held reaches the record, or a restriction does not admit it.
 */
export type Reason =
  | { readonly code: 'role'; readonly roleId: string; readonly level: Level }
  | { readonly code: 'restricted'; readonly fieldId: string; readonly attribute: string }
  | {
      readonly code:
        | 'admin'
        | 'needs-record'
        | 'outside-token'
        | 'admin-only'
        | 'not-given'
        | 'field-withheld'
        | 'out-of-reach'
        | Barrier
    }

export interface Decision {
  readonly allowed: boolean | 'depends'
  /** The levels held for this action, the widest first. */
  readonly levels: readonly Level[]
  readonly reason: Reason
  /** When time alone may change the answer; null is never. */
  readonly until: Instant | null
}

/** May this user do that to this record? Without a record the answer may be "depends". */
export function decide(subject: Subject, question: Question, record: RecordFacts | undefined, world: World): Decision {
  const table = tableOf(subject, world.now)
  if (table.barrier !== null) return barred(table, table.barrier)
  if (!isGivenToToken(subject, question.scope, question.action)) return OUTSIDE_TOKEN
  if (table.isAdmin) return { allowed: true, levels: ADMIN, reason: BY_TYPE, until: table.subject.until }
  const entry = table.entries.get(question.scope)?.get(question.action)
  if (entry === undefined) return { allowed: false, levels: NONE, reason: NOT_GIVEN, until: null }
  if (entry.ways.length === 0) return notGiven(table, entry)
  if (isWithheld(subject, entry, question))
    return { allowed: false, levels: entry.levels, reason: WITHHELD, until: earlier(entry.until, subject.until) }
  if (record === undefined) return withoutRecord(table, question.scope, entry)
  return withRecord(table, question.scope, entry, record, world)
}

const NONE: readonly Level[] = []
const ADMIN: readonly Level[] = ['yes', 'all']
const BY_TYPE: Reason = { code: 'admin' }
const NOT_GIVEN: Reason = { code: 'not-given' }
const WITHHELD: Reason = { code: 'field-withheld' }

const OUTSIDE_TOKEN: Decision = { allowed: false, levels: NONE, reason: { code: 'outside-token' }, until: null }

function barred({ subject }: DecisionTable, code: Barrier): Decision {
  return { allowed: false, levels: NONE, reason: { code }, until: code === 'scheduled' ? subject.from : null }
}

function notGiven({ subject }: DecisionTable, entry: Entry): Decision {
  const reason: Reason = entry.adminOnly ? { code: 'admin-only' } : NOT_GIVEN
  return { allowed: false, levels: NONE, reason, until: earlier(entry.until, subject.until) }
}

function withoutRecord(table: DecisionTable, scope: string, entry: Entry): Decision {
  const until = earlier(entry.until, table.subject.until)
  const widest = isRestricted(table, scope) ? ['yes'] : ['yes', 'all']
  const way = entry.ways.find(({ level, within }) => within === null && widest.includes(level))
  const closed = way ? undefined : restrictionOf(table, scope, undefined)
  if (closed) return { allowed: false, levels: entry.levels, reason: restricted(closed), until }
  if (!way) return { allowed: 'depends', levels: entry.levels, reason: { code: 'needs-record' }, until }
  return { allowed: true, levels: entry.levels, reason: { code: 'role', roleId: way.roleId, level: way.level }, until }
}

function withRecord(table: DecisionTable, scope: string, entry: Entry, record: RecordFacts, world: World): Decision {
  const until = earlier(entry.until, table.validUntil)
  const closed = restrictionOf(table, scope, record)
  for (const way of entry.ways) {
    if (!admits(table, scope, way, record, world)) continue
    if (closed) return { allowed: false, levels: entry.levels, reason: restricted(closed), until }
    const reason: Reason = { code: 'role', roleId: way.roleId, level: way.level }
    return { allowed: true, levels: entry.levels, reason, until: earlier(until, endOf(way, record)) }
  }
  return { allowed: false, levels: entry.levels, reason: { code: 'out-of-reach' }, until }
}

function restricted({ fieldId, attribute }: Named): Reason {
  return { code: 'restricted', fieldId, attribute }
}
