import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainly } from '../../../tests/reference/access.ts'
import {
  assignment,
  at,
  fieldGrant,
  grant,
  moment,
  parents,
  question,
  record,
  role,
  subject,
} from '../../../tests/reference/worlds.ts'
import type { Instant } from '../../platform/clock.ts'
import {
  decide,
  explain,
  holds,
  holdsField,
  levelsOf,
  type Part,
  type Reach,
  type RecordFacts,
  type Restriction,
  reach,
  type Step,
  type Subject,
  type TeamTree,
  treeOf,
  validUntil,
} from './index.ts'

const RUNS = { numRuns: 5_000 }
const maybeRecord = fc.option(record, { nil: undefined })

test('E-52 the engine agrees with the plain reading of the rules about every world', () => {
  const property = fc.property(subject, question, maybeRecord, parents, moment, (who, what, facts, tree, now) => {
    expect(decide(who, what, facts, { teams: treeOf(tree), now }).allowed).toBe(
      plainly(who, what, facts, { parents: tree, now }),
    )
  })
  fc.assert(property, { numRuns: 20_000 })
})

test('E-52 R-10 adding a role never removes a right', () => {
  const property = fc.property(
    subject,
    role,
    question,
    maybeRecord,
    parents,
    moment,
    (who, more, what, facts, tree, now) => {
      const world = { teams: treeOf(tree), now }
      const before = decide(who, what, facts, world).allowed
      const after = decide({ ...who, roles: [...who.roles, more] }, what, facts, world).allowed
      expect(rightOf(after)).toBeGreaterThanOrEqual(rightOf(before))
    },
  )
  fc.assert(property, RUNS)
})

test('R-11 a restriction never adds a right, and R-14 an assignment that grants never takes one', () => {
  const property = fc.property(
    subject,
    assignment,
    question,
    maybeRecord,
    parents,
    moment,
    (who, more, what, facts, tree, now) => {
      const world = { teams: treeOf(tree), now }
      const before = rightOf(decide(who, what, facts, world).allowed)
      const after = rightOf(decide({ ...who, assignments: [...who.assignments, more] }, what, facts, world).allowed)
      if (more.effect === 'restrict') expect(after).toBeLessThanOrEqual(before)
      else expect(after).toBeGreaterThanOrEqual(before)
    },
  )
  fc.assert(property, RUNS)
})

test('an explanation answers as the decision does, and the path it names suffices alone', () => {
  const property = fc.property(subject, question, maybeRecord, parents, moment, (who, what, facts, tree, now) => {
    const world = { teams: treeOf(tree), now }
    const { path, givenBy, ...decision } = explain(who, what, facts, world)
    expect(decision).toEqual(decide(who, what, facts, world))
    if (decision.allowed !== true) return
    expect(decide(reducedTo(who, path), what, facts, world).allowed).toBe(true)
    if (who.type !== 'admin') expect(givenBy.length).toBeGreaterThan(0)
  })
  fc.assert(property, { numRuns: 20_000 })
})

test('E-52 the order of roles, grants and teams never matters, nor for the reason', () => {
  const property = fc.property(subject, question, maybeRecord, parents, moment, (who, what, facts, tree, now) => {
    const world = { teams: treeOf(tree), now }
    expect(decide(reversed(who), what, facts, world)).toEqual(decide(who, what, facts, world))
    expect(validUntil(reversed(who), now)).toBe(validUntil(who, now))
  })
  fc.assert(property, RUNS)
})

test('E-53 a filter admits exactly the records that a decision admits', () => {
  const property = fc.property(subject, question, record, parents, moment, (who, what, facts, tree, now) => {
    const world = { teams: treeOf(tree), now }
    const filter = reach(who, what, world)
    expect(passes(filter, facts, world.teams)).toBe(decide(who, what, facts, world).allowed === true)
  })
  fc.assert(property, { numRuns: 20_000 })
})

test('an answer stands until the moment it names, to the millisecond', () => {
  const property = fc.property(subject, question, maybeRecord, parents, moment, (who, what, facts, tree, now) => {
    const teams = treeOf(tree)
    const answer = decide(who, what, facts, { teams, now })
    for (let later = 0; later < 8; later++) {
      const then = at(later)
      if (then < now || (answer.until !== null && then >= answer.until)) continue
      expect(decide({ ...who }, what, facts, { teams, now: then }).allowed).toBe(answer.allowed)
    }
  })
  fc.assert(property, RUNS)
})

test('a prepared table and a fresh one decide alike at every moment', () => {
  const moments = fc.array(moment, { minLength: 2, maxLength: 6 })
  const property = fc.property(subject, question, record, parents, moments, (who, what, facts, tree, times) => {
    for (const now of times) {
      const world = { teams: treeOf(tree), now }
      expect(decide(who, what, facts, world)).toEqual(decide({ ...who }, what, facts, world))
    }
  })
  fc.assert(property, RUNS)
})

test('E-50 a field is held exactly where a decision gives it', () => {
  const property = fc.property(subject, fieldGrant, moment, (who, wanted, now) => {
    const free = { ...who, assignments: [] }
    const answer = decide(free, wanted, undefined, { teams: treeOf(new Map()), now }).allowed
    expect(holdsField(free, wanted, now)).toBe(!wanted.gives || answer !== false)
  })
  fc.assert(property, RUNS)
})

test('nothing is held that no held role gives, and what is held covers its own grants', () => {
  const property = fc.property(subject, grant, moment, (who, wanted, now) => {
    const alone = {
      ...who,
      roles: [
        {
          roleId: 'r9',
          name: 'Only',
          via: { kind: 'direct' as const },
          from: null,
          until: null,
          grants: [wanted],
          fields: [],
        },
      ],
      assignments: [],
      adminOnly: new Set<string>(),
    }
    const barred = decide(alone, wanted, undefined, { teams: treeOf(new Map()), now }).reason.code
    const given = wanted.level === 'none' || wanted.level === 'no'
    const empty = wanted.level === 'yes' && wanted.within !== null
    const may = alone.type === 'admin' || !empty
    const active = ['admin', 'role', 'needs-record', 'not-given'].includes(barred)
    expect(holds(alone, wanted, now)).toBe(given || (active && may))
    if (levelsOf({ ...alone, roles: [] }, wanted.scope, wanted.action, now).size > 0) expect(alone.type).toBe('admin')
  })
  fc.assert(property, RUNS)
})

function rightOf(allowed: boolean | 'depends'): number {
  return allowed === true ? 2 : allowed === 'depends' ? 1 : 0
}

function reversed(who: Subject): Subject {
  const roles = who.roles.map((one) => ({ ...one, grants: one.grants.toReversed() })).toReversed()
  const assignments = who.assignments.toReversed()
  return { ...who, roles, assignments, teamIds: who.teamIds.toReversed(), accountIds: who.accountIds.toReversed() }
}

/** Somebody with nothing but what the path of an explanation names; whom they are held to stays. */
function reducedTo(who: Subject, path: readonly Step[]): Subject {
  const of = <K extends Step['kind']>(kind: K) =>
    path.filter((step): step is Extract<Step, { kind: K }> => step.kind === kind)
  const by = of('record').map((step) => step.by)
  const granted = by.flatMap((one) => (one.kind === 'granted' ? [one.fieldId] : []))
  return {
    ...who,
    roles: who.roles.filter((one) =>
      of('role').some((step) => step.roleId === one.roleId && step.via === one.via.kind && isThere(one, path)),
    ),
    teamIds: by.flatMap((one) => (one.kind === 'team' ? [one.mine] : [])),
    contactId: by.some((one) => one.kind === 'contact') ? who.contactId : null,
    accountIds: by.flatMap((one) => (one.kind === 'account' ? [one.id] : [])),
    assignments: who.assignments.filter((one) => one.effect === 'restrict' || granted.includes(one.fieldId)),
  }
}

function isThere({ via }: Subject['roles'][number], path: readonly Step[]): boolean {
  if (via.kind !== 'team') return true
  return path.some((step) => step.kind === 'team' && step.teamId === via.teamId)
}

/** What a store does with a filter, done by hand. */
function passes(filter: Reach, facts: RecordFacts, teams: TeamTree): boolean {
  if (filter.kind !== 'some') return filter.kind === 'all'
  return (
    filter.restrictions.every((one) => isNamed(one, facts)) && filter.parts.some((part) => isIn(part, facts, teams))
  )
}

function isNamed({ attribute, recordIds }: Restriction, { refs }: RecordFacts): boolean {
  return [refs?.[attribute] ?? []].flat().some((id) => recordIds.includes(id))
}

function isIn(part: Part, facts: RecordFacts, teams: TeamTree): boolean {
  if (part.createdAfter !== null && !isLater(facts.createdAt, part.createdAfter)) return false
  if (part.by === 'own') return facts.ownerId === part.userId || facts.createdById === part.userId
  if (part.by === 'contact') return facts.contactId === part.contactId
  if (part.by === 'accounts') return (facts.accountIds ?? []).some((id) => part.accountIds.includes(id))
  if (part.by === 'refs') return isNamed(part, facts)
  if (part.by === 'teams') return (facts.teamIds ?? []).some((id) => teams.isWithin(id, new Set(part.teamIds)))
  return true
}

function isLater(moment: Instant | undefined, than: Instant): boolean {
  return moment !== undefined && moment > than
}
