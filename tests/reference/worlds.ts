/** Random but crowded worlds: few names, few moments, so that everything meets everything. */
import fc from 'fast-check'
import type {
  Assignment,
  FieldGrant,
  Grant,
  HeldRole,
  Level,
  Question,
  RecordFacts,
  Subject,
} from '../../server/access/engine/index.ts'
import type { Instant } from '../../server/platform/clock.ts'

export const at = (millisecond: number): Instant =>
  new Date(Date.UTC(2026, 0, 1) + millisecond).toISOString() as Instant

/** Moments one millisecond apart, so that bounds are hit exactly. */
export const moment = fc.integer({ min: 0, max: 6 }).map(at)
const bound = fc.option(moment, { nil: null, freq: 2 })
const among = <const T>(...values: T[]) => fc.constantFrom(...values)
const some = <T>(...values: T[]) => fc.uniqueArray(among(...values), { maxLength: 3 })
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 2 })

const TEAMS = ['t1', 't2', 't3', 't4', 't5', 't6'] as const
const LEVELS: readonly Level[] = ['all', 'team', 'account', 'contact', 'own', 'none', 'yes', 'no']

/** Every team's parent is one listed before it: a forest. */
export const parents = fc
  .tuple(...TEAMS.map((_, index) => orNull(among(...TEAMS.slice(0, index), TEAMS[0]))))
  .map(
    (list) =>
      new Map<string, string | null>(
        TEAMS.map((team, index) => [team, list[index] === team ? null : (list[index] ?? null)]),
      ),
  )

export const grant: fc.Arbitrary<Grant> = fc.record({
  scope: among('issues', 'users'),
  action: among('read', 'edit'),
  level: among(...LEVELS),
  // In seconds; the records below are some milliseconds or an hour old.
  within: among(null, null, 0.002, 0.004, 3600),
})

export const fieldGrant: fc.Arbitrary<FieldGrant> = fc.record({
  scope: among('issues', 'users'),
  field: among('price', 'notes'),
  action: among('read', 'edit'),
  gives: fc.boolean(),
})

export const assignment: fc.Arbitrary<Assignment> = fc.record({
  fieldId: among('f1', 'f2', 'f3'),
  effect: among('restrict', 'grant'),
  appliesTo: fc.uniqueArray(fc.record({ scope: among('issues', 'users'), attribute: among('type', 'customer') }), {
    maxLength: 2,
    selector: ({ scope, attribute }) => `${scope} ${attribute}`,
  }),
  recordIds: some('x1', 'x2', 'x3'),
})

export const role: fc.Arbitrary<HeldRole> = fc.record({
  roleId: among('r1', 'r2', 'r3', 'r4', 'r5'),
  name: among('Clerk', 'Reader'),
  via: among<HeldRole['via']>(
    { kind: 'direct' },
    { kind: 'baseline' },
    { kind: 'team', teamId: 't1' },
    { kind: 'portal', portalId: 'p1' },
    { kind: 'portal', portalId: 'p2' },
  ),
  from: bound,
  until: bound,
  grants: fc.array(grant, { maxLength: 4 }),
  fields: fc.array(fieldGrant, { maxLength: 3 }),
})

export const subject: fc.Arbitrary<Subject> = fc.record({
  userId: among('u1', 'u2'),
  type: fc.oneof(
    { weight: 8, arbitrary: among('regular', 'portal', 'api') },
    { weight: 1, arbitrary: among('admin', 'system') },
  ),
  deletedAt: rarely(moment),
  suspendedAt: rarely(moment),
  from: rarely(moment),
  until: rarely(moment),
  teamIds: some(...TEAMS),
  teamsUntil: fc.constant(null),
  contactId: orNull(among('c1', 'c2')),
  accountIds: some('a1', 'a2', 'a3'),
  portals: fc.uniqueArray(fc.record({ id: among('p1', 'p2'), off: fc.boolean() }), { selector: ({ id }) => id }),
  roles: fc.array(role, { maxLength: 5 }),
  assignments: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 3, arbitrary: fc.uniqueArray(assignment, { maxLength: 3, selector: (one) => one.fieldId }) },
  ),
  restrictedFields: some('issues.price', 'users.notes').map((list) => new Set<string>(list)),
  adminOnly: some('issues.read', 'users.edit').map((list) => new Set<string>(list.slice(0, 1))),
})

const ref = fc.oneof(among('x1', 'x2', 'x3', 'x4'), some('x1', 'x2', 'x4'))

export const record: fc.Arbitrary<RecordFacts> = fc.record(
  {
    ownerId: orNull(among('u1', 'u2', 'u3')),
    createdById: orNull(among('u1', 'u2', 'u3')),
    createdAt: among(at(0), at(1), at(2), at(3), at(-3_600_000), at(-3_599_997)),
    teamIds: some(...TEAMS),
    contactId: orNull(among('c1', 'c2')),
    accountIds: some('a1', 'a2', 'a3'),
    refs: fc.record({ type: ref, customer: ref }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
)

export const question: fc.Arbitrary<Question> = fc.record(
  { scope: among('issues', 'users'), action: among('read', 'edit'), field: among('price', 'notes') },
  { requiredKeys: ['scope', 'action'] },
)

function rarely<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.oneof({ weight: 7, arbitrary: fc.constant(null) }, { weight: 1, arbitrary })
}
