import fc from 'fast-check'
import { expect, test } from 'vitest'
import { furnishDesk } from '../../tests/harness/assignments.ts'
import type { Person } from '../../tests/harness/people.ts'
import { startServer, type TestServer } from '../../tests/harness/server.ts'
import { differenceBy, rightsOf, summary } from '../../tests/previews/rights.ts'
import type { RecordFacts } from '../access/index.ts'
import { createRole, grantUserRole, revokeUserRole } from '../roles/contract.ts'
import {
  addTeamMember,
  changeTeamMember,
  createTeam,
  deleteTeam,
  getTeam,
  giveTeamRole,
  listTeams,
  moveTeam,
  removeTeamMember,
  takeTeamRole,
} from '../teams/contract.ts'
import { editUser, getUser } from '../users/contract.ts'
import { previewAccess } from './contract.ts'

const CHANGES = 90
const PEOPLE = ['Ada Berg', 'Bo Chen', 'Cy Diaz', 'Di Ek', 'Ed Fox', 'Flo Gry']
const POSITIONS = ['', 'Lead', 'Deputy']
const QUESTIONS = [
  ...['read', 'edit', 'suspend', 'create'].map((action) => ({ scope: 'users', action })),
  { scope: 'desk/issues', action: 'read' },
]

test('E-52 R-12 preview ≡ the difference of what people may do, over random changes that are then really made', {
  timeout: 240_000,
}, async () => {
  const world = await openWorld()
  const seed = fc.sample(fc.integer({ min: 1, max: 1e9 }), 1)[0] ?? 0
  const drawn = fc.sample(draw, { numRuns: CHANGES, seed })
  let [made, changed] = [0, 0]
  for (const [n, chance] of drawn.entries()) {
    const change = changeOf(world, chance)
    const before = await rightsOfAll(world)
    const told = await world.attempt(world.admin, previewAccess, { body: { change } })
    expect((await world.attempt(world.admin, previewAccess, { body: { change } })).reply).toEqual(told.reply)
    if (!(await world.make(change))) continue
    made++
    changed += told.reply && told.reply.changes.length > 0 ? 1 : 0
    const after = await rightsOfAll(world)
    expect({ seed, n, change, told: told.problem ?? summary(told.reply) }).toEqual({
      ...{ seed, n, change },
      told: differenceBy(world.people, before, after),
    })
  }
  expect([made > CHANGES / 4, changed > CHANGES / 12]).toEqual([true, true])
})

const draw = fc.record({
  kind: fc.constantFrom(
    'team-role',
    'team-role',
    'team-parent',
    'team-deleted',
    'members',
    'roles',
    'assignments',
    'assigned',
  ),
  team: fc.nat(4),
  other: fc.option(fc.nat(4), { nil: undefined }),
  role: fc.nat(3),
  position: fc.constantFrom(...POSITIONS),
  people: fc.uniqueArray(fc.nat(PEOPLE.length - 1), { minLength: 1, maxLength: 3 }),
  on: fc.boolean(),
  records: fc.uniqueArray(fc.nat(2), { maxLength: 2 }),
  until: fc.constantFrom(undefined, null, '2020-01-01T00:00:00.000Z'),
  by: fc.nat(1),
})
type Chance = typeof draw extends fc.Arbitrary<infer T> ? T : never

type World = TestServer & {
  people: Person[]
  roles: string[]
  teams: string[]
  types: string[]
  customers: string[]
  make(change: ReturnType<typeof changeOf>): Promise<boolean>
}

async function openWorld(): Promise<World> {
  const app = await startServer()
  const { record } = await furnishDesk(app)
  const of = (directory: string, name: string) => Promise.all([1, 2, 3].map((n) => record(directory, `${name} ${n}`)))
  const cell = (scope: string, action: string, level: 'all' | 'team' | 'own' | 'yes') => ({ scope, action, level })
  const roles = []
  for (const [name, permissions] of [
    ['Reads', [cell('users', 'read', 'team'), cell('desk/issues', 'read', 'team')]],
    ['Edits', [cell('users', 'read', 'own'), cell('users', 'edit', 'team'), cell('desk/issues', 'read', 'own')]],
    ['Leads', [cell('users', 'read', 'all'), cell('users', 'create', 'yes'), cell('users', 'suspend', 'team')]],
    ['Sees all', [cell('desk/issues', 'read', 'all')]],
  ] as const)
    roles.push((await app.call(app.admin, createRole, { body: { name, permissions: [...permissions] } })).id)
  const teams: string[] = []
  for (const [n, name] of ['Top', 'North', 'South', 'Harbour', 'Yard'].entries()) {
    const parentId = n === 0 ? null : (teams[n < 3 ? 0 : 1] ?? null)
    teams.push((await app.call(app.admin, createTeam, { body: { name, parentId } })).id)
  }
  const people = []
  for (const [n, name] of PEOPLE.entries()) {
    const there = [{ id: teams[n % 5] ?? '', position: POSITIONS[n % 3] ?? '' }]
    people.push(await app.person(name, { roles: [roles[n % 4] ?? ''], teams: there, activated: false }))
  }
  const parts = {
    people,
    roles,
    teams,
    types: await of('issue-types', 'Type'),
    customers: await of('customers', 'Firm'),
  }
  return { ...app, ...parts, make: makerOf(app, teams) }
}

function changeOf({ people, roles, teams, types, customers }: World, chance: Chance) {
  const at = (list: readonly string[], n: number | undefined) => list[(n ?? 0) % list.length] ?? ''
  const [team, role] = [at(teams, chance.team), at(roles, chance.role)]
  const other = chance.other === undefined ? undefined : at(teams, chance.other)
  const chosen = chance.people.map((n) => people[n]?.id ?? '')
  const { kind, position, on, until } = chance
  const become = on ? { ...(until === undefined ? {} : { until }) } : null
  switch (kind) {
    case 'team-role':
      return { kind, team, role, position, give: on }
    case 'team-parent':
      return { kind, team, parentId: other ?? null }
    case 'team-deleted':
      return { kind, team, ...(other === undefined ? {} : { moveMembersTo: other }) }
    case 'members':
      return { kind, team, people: chosen, become: become && { ...become, ...(chance.by ? { position } : {}) } }
    case 'roles':
      return { kind, people: chosen, role, become }
    case 'assigned': {
      const records = chance.records.map((n) => at(chance.by ? types : customers, n))
      const value = on ? { add: records } : { remove: records }
      return {
        kind: 'assignments-of-many' as const,
        people: chosen,
        fields: { [chance.by ? 'types' : 'customers']: value },
      }
    }
    case 'assignments': {
      const named = (list: readonly string[]) => chance.records.map((n) => at(list, n))
      const fields = on
        ? { types: chance.by ? { only: named(types) } : { unrestricted: true as const } }
        : { customers: named(customers) }
      return { kind, user: chosen[0] ?? '', fields }
    }
  }
}

/** Really makes the change; false where it is refused, or does not fit. */
function makerOf({ admin, call, attempt }: TestServer, teams: string[]) {
  const each = async (people: readonly string[], one: (user: string) => Promise<{ problem?: unknown }>) => {
    const refused = []
    for (const user of people) if ((await one(user)).problem) refused.push(user)
    return refused.length === 0
  }
  return async (change: ReturnType<typeof changeOf>): Promise<boolean> => {
    const version = async (team: string) => (await call(admin, getTeam, { params: { team } })).version
    const there = async (team: string) => (await call(admin, listTeams, {})).items.some(({ id }) => id === team)
    switch (change.kind) {
      case 'team-role': {
        const { team, role, position } = change
        if (!(await there(team))) return false
        const done = await attempt(admin, change.give ? giveTeamRole : takeTeamRole, {
          params: { team, role },
          query: { position },
        })
        return !done.problem
      }
      case 'team-parent': {
        const { team, parentId } = change
        if (!(await there(team))) return false
        return !(await attempt(admin, moveTeam, { params: { team }, body: { parentId }, version: await version(team) }))
          .problem
      }
      case 'team-deleted': {
        const { kind: _, team, ...query } = change
        if (!(await there(team))) return false
        if ((await attempt(admin, deleteTeam, { params: { team }, query, version: await version(team) })).problem)
          return false
        // Too few teams make a dull world.
        const name = `After ${team.slice(-8)}`
        teams[teams.indexOf(team)] = (await call(admin, createTeam, { body: { name } })).id
        return true
      }
      case 'members': {
        const { team, people, become: body } = change
        if (!(await there(team))) return false
        return each(people, async (user) => {
          const params = { team, user }
          if (!body) return attempt(admin, removeTeamMember, { params })
          const added = await attempt(admin, addTeamMember, { params, body })
          return added.problem?.code === 'already-member' ? attempt(admin, changeTeamMember, { params, body }) : added
        })
      }
      case 'roles': {
        const { people, role, become: body } = change
        return each(people, (user) =>
          body
            ? attempt(admin, grantUserRole, { params: { user, role }, body })
            : attempt(admin, revokeUserRole, { params: { user, role } }),
        )
      }
      case 'assignments-of-many':
        return each(change.people, async (user) => {
          const { version: known } = await call(admin, getUser, { params: { user } })
          return attempt(admin, editUser, { params: { user }, body: { fields: change.fields }, version: known })
        })
      case 'assignments': {
        const { user, fields } = change
        const { version: known } = await call(admin, getUser, { params: { user } })
        return !(await attempt(admin, editUser, { params: { user }, body: { fields }, version: known })).problem
      }
    }
  }
}

/** What everybody may do, found out record by record. */
function rightsOfAll(world: World) {
  const { people, teams, types, customers } = world
  return rightsOf(world, people, {
    questions: QUESTIONS,
    recordsFor: (id) => recordsFor(id, teams, types, customers),
  })
}

function recordsFor(userId: string, teams: readonly string[], types: readonly string[], customers: readonly string[]) {
  const near: RecordFacts[] = [{}, { ownerId: userId }, ...teams.map((id) => ({ teamIds: [id] }))]
  const named = customers.map((customer): RecordFacts => ({ refs: { customer } }))
  const typed = types.flatMap((type) => [...near, ...named].map((one) => ({ ...one, refs: { ...one.refs, type } })))
  return [...near, ...named, ...typed]
}
