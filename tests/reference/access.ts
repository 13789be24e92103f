/**
 * The decision of product.md section 4, told once more and as plainly as possible, without a look at the engine:
 * it lists the records in reach instead of judging one, walks the teams downwards, and counts time in milliseconds.
 * The engine must agree with it about every world.
 */
import type { Grant, HeldRole, Question, RecordFacts, Subject } from '../../server/access/engine/index.ts'

export interface PlainWorld {
  /** Each team's parent. */
  readonly parents: ReadonlyMap<string, string | null>
  readonly now: string
}

/** Deleted, suspended, expired, scheduled: no. Admin: yes. Otherwise, if any held level admits the record. */
export function plainly(
  subject: Subject,
  question: Question,
  record: RecordFacts | undefined,
  world: PlainWorld,
): boolean | 'depends' {
  const at = Date.parse(world.now)
  if (subject.deletedAt || subject.suspendedAt || !runs(subject, at)) return false
  if (subject.type === 'system') return false
  if (subject.type === 'admin') return true
  if (subject.adminOnly.has(`${question.scope}.${question.action}`)) return false

  const given = givenFor(subject.roles, question, at)
  if (question.field && !someRoleGivesField(subject, question, at)) return false
  const restrictions = assignmentsFor(subject, 'restrict', question.scope)
  if (record)
    return (
      restrictions.every((one) => names(one, record)) &&
      given.some(
        (grant) =>
          isYoungEnough(grant.within, record, at) &&
          pick(grant.level, subject, question.scope, [record], world).length > 0,
      )
    )
  if (given.some((grant) => grant.within === null && grant.level === 'yes')) return true
  if (restrictions.some((one) => one.recordIds.length === 0)) return false
  if (restrictions.length === 0 && given.some((grant) => grant.within === null && grant.level === 'all')) return true
  return given.some((grant) => grant.level !== 'yes') ? 'depends' : false
}

/** "A field is withheld only if every role that gives the action withholds it"; restricted: silent then means no. */
function someRoleGivesField(subject: Subject, { scope, action, field = '' }: Question, at: number): boolean {
  const giving = subject.roles.filter((role) => givenFor([role], { scope, action }, at).some((grant) => !isLost(grant)))
  const withholding = giving.filter((role) => {
    const said = role.fields.filter((one) => one.scope === scope && one.field === field && one.action === action)
    if (said.some((one) => one.gives)) return false
    return said.length > 0 || subject.restrictedFields.has(`${scope}.${field}`)
  })
  return withholding.length < giving.length
}

/** `yes` counted from a record's creation gives nothing: it has no record. */
function isLost({ level, within }: Grant): boolean {
  return level === 'yes' && within !== null
}

/** One for every attribute of this scope that a field of this effect speaks of. */
function assignmentsFor({ assignments }: Subject, effect: string, scope: string) {
  return assignments
    .filter((one) => one.effect === effect)
    .flatMap(({ appliesTo, recordIds }) =>
      appliesTo.filter((one) => one.scope === scope).map(({ attribute }) => ({ attribute, recordIds })),
    )
}

function names({ attribute, recordIds }: { attribute: string; recordIds: readonly string[] }, record: RecordFacts) {
  return [record.refs?.[attribute] ?? []].flat().some((id) => recordIds.includes(id))
}

function givenFor(roles: readonly HeldRole[], { scope, action }: Question, at: number) {
  const grants = roles.filter((role) => runs(role, at)).flatMap((role) => role.grants)
  return grants.filter(
    (grant) => grant.scope === scope && grant.action === action && grant.level !== 'none' && grant.level !== 'no',
  )
}

function runs({ from, until }: { from: string | null; until: string | null }, at: number): boolean {
  if (from && Date.parse(from) > at) return false
  return !until || Date.parse(until) > at
}

function isYoungEnough(within: number | null, record: RecordFacts, at: number): boolean {
  if (within === null) return true
  return record.createdAt ? (at - Date.parse(record.createdAt)) / 1000 < within : false
}

/** The records that lie in the reach of a level. */
function pick(level: string, me: Subject, scope: string, records: RecordFacts[], world: PlainWorld): RecordFacts[] {
  const own = records.filter((r) => [r.ownerId, r.createdById].includes(me.userId))
  const ofContact = records.filter((r) => me.contactId && r.contactId === me.contactId)
  const ofAccounts = records.filter((r) => (r.accountIds ?? []).filter((a) => me.accountIds.includes(a)).length > 0)
  const myTeams = withAllBelow(me.teamIds, world.parents)
  const ofTeams = records.filter((r) => (r.teamIds ?? []).filter((t) => myTeams.includes(t)).length > 0)
  if (level === 'all') return records
  const granted = records.filter((r) => assignmentsFor(me, 'grant', scope).some((one) => names(one, r)))
  if (level === 'team') return [...ofTeams, ...own, ...granted]
  if (level === 'account') return [...ofAccounts, ...ofContact, ...own]
  if (level === 'contact') return ofContact
  return level === 'own' ? own : []
}

function withAllBelow(teams: readonly string[], parents: ReadonlyMap<string, string | null>): string[] {
  const next = [...parents]
    .filter(([id, parent]) => parent && teams.includes(parent) && !teams.includes(id))
    .map(([id]) => id)
  return next.length === 0 ? [...teams] : withAllBelow([...teams, ...next], parents)
}
