import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assignment, moment, parents, question, record, role, subject } from '../../../tests/reference/worlds.ts'
import { later } from '../../platform/clock.ts'
import { decide, differenceOf, type Piece, type RecordFacts, type Side, type Subject, treeOf } from './index.ts'

const RUNS = { numRuns: 20_000 }
const TEAMS = ['t1', 't2', 't3', 't4', 't5', 't6']
const FIELDS = ['price', 'notes']

/** The same person, holding other roles, in other teams, assigned to other records, standing for others. */
const change = fc.record({
  roles: fc.option(fc.array(role, { maxLength: 4 }), { nil: undefined }),
  teamIds: fc.option(fc.uniqueArray(fc.constantFrom(...TEAMS), { maxLength: 3 }), { nil: undefined }),
  assignments: fc.option(fc.uniqueArray(assignment, { maxLength: 3, selector: (one) => one.fieldId }), {
    nil: undefined,
  }),
  contactId: fc.constantFrom(undefined, null, 'c1', 'c2'),
  accountIds: fc.option(fc.uniqueArray(fc.constantFrom('a1', 'a2', 'a3'), { maxLength: 2 }), { nil: undefined }),
})

type ValueOf<A> = A extends fc.Arbitrary<infer T> ? T : never

const changed = (
  who: Subject,
  { roles, teamIds, assignments, contactId, accountIds }: ValueOf<typeof change>,
): Subject => ({
  ...who,
  ...(roles ? { roles } : {}),
  ...(teamIds ? { teamIds } : {}),
  ...(assignments ? { assignments } : {}),
  ...(contactId === undefined ? {} : { contactId }),
  ...(accountIds ? { accountIds } : {}),
})

const asked = { teamIds: TEAMS, fieldsOf: () => FIELDS }

test('E-52 preview: where no difference is told, every decision is the same before and after', () => {
  const maybe = fc.option(record, { nil: undefined })
  const property = fc.property(
    fc.record({ who: subject, change, what: question, facts: maybe, before: parents, after: parents, now: moment }),
    ({ who, change, what, facts, before, after, now }) => {
      const [from, to] = [
        { subject: who, teams: treeOf(before) },
        { subject: changed(who, change), teams: treeOf(after) },
      ]
      const [had, has] = [from, to].map(({ subject, teams }) => decide(subject, what, facts, { teams, now }).allowed)
      const told = differenceOf(from, to, { ...asked, now }).filter(
        ({ scope, action, field }) => scope === what.scope && action === what.action && isAbout(field, what.field),
      )
      if (told.every(({ gains }) => !gains)) expect(rank(has)).toBeLessThanOrEqual(rank(had))
      if (told.every(({ loses }) => !loses)) expect(rank(has)).toBeGreaterThanOrEqual(rank(had))
    },
  )
  fc.assert(property, RUNS)
})

test('E-52 preview: a team, a contact or an account that is told as gained was out of reach and is within reach', () => {
  const property = fc.property(subject, change, parents, parents, moment, (who, more, before, after, now) => {
    const from = { subject: who, teams: treeOf(before) }
    const to = { subject: changed(who, more), teams: treeOf(after) }
    for (const { scope, action, gained } of differenceOf(from, to, { ...asked, now }))
      for (const piece of gained) {
        const near = nearTo(piece)
        if (!near) continue
        const may = ({ subject, teams }: Side, facts: RecordFacts) =>
          decide(subject, { scope, action }, facts, { teams, now }).allowed === true
        const bare = { ...from, subject: { ...who, assignments: [] } }
        // Young records may have been in reach before, by a level that holds for these alone.
        const witness = AGES.map((age) => later(now, -age)).find((createdAt) => {
          const refs = namedIn(to.subject, scope)
          return may(to, { ...near, createdAt, refs }) && !may(bare, { ...near, createdAt })
        })
        expect(witness).toBeDefined()
      }
  })
  fc.assert(property, RUNS)
})

test('E-52 preview: what is gained there and back is lost, and nobody gains by changing nothing', () => {
  const property = fc.property(subject, change, parents, parents, moment, (who, more, before, after, now) => {
    const from = { subject: who, teams: treeOf(before) }
    const to = { subject: changed(who, more), teams: treeOf(after) }
    const back = differenceOf(to, from, { ...asked, now })
    const turned = back.map((one) => ({
      ...one,
      ...{ before: one.after, after: one.before, gained: one.lost, lost: one.gained },
      ...{ gains: one.loses, loses: one.gains },
    }))
    expect(turned).toEqual(differenceOf(from, to, { ...asked, now }))
    expect(differenceOf(from, { ...from, subject: { ...who } }, { ...asked, now })).toEqual([])
  })
  fc.assert(property, { numRuns: 5_000 })
})

/** A record of it, and of nothing else. */
function nearTo(piece: Piece): RecordFacts | undefined {
  if (piece.kind === 'team') return { teamIds: [piece.teamId] }
  if (piece.kind === 'contact') return { contactId: piece.recordId }
  if (piece.kind === 'account') return { accountIds: [piece.recordId] }
  return undefined
}

const AGES = [0, 1, 3, 3_599_999, 36_000_000] // milliseconds

/** So that every restriction admits it. */
function namedIn({ assignments }: Subject, scope: string): Record<string, string[]> {
  const refs: Record<string, string[]> = {}
  for (const { effect, appliesTo, recordIds } of assignments)
    for (const { attribute } of effect === 'restrict' ? appliesTo.filter((one) => one.scope === scope) : [])
      refs[attribute] = [...(refs[attribute] ?? []), ...recordIds]
  return refs
}

/** A difference of the action as a whole is one of each of its fields. */
function isAbout(told: string | null, asked: string | undefined): boolean {
  return told === null || told === asked
}

function rank(allowed: boolean | 'depends' | undefined): number {
  return allowed === true ? 2 : allowed === 'depends' ? 1 : 0
}
