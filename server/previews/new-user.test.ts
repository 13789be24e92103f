import fc from 'fast-check'
import { expect, test } from 'vitest'
import { furnishDesk } from '../../tests/harness/assignments.ts'
import { makePortal } from '../../tests/harness/portals.ts'
import { startServer, type TestServer } from '../../tests/harness/server.ts'
import { browseTrail } from '../audit-log/contract.ts'
import { rightsOfUser } from '../decisions/contract.ts'
import { Forbidden, Invalid } from '../platform/failures.ts'
import { givePortalRole } from '../portals/contract.ts'
import { createRole } from '../roles/contract.ts'
import { createTeam, giveTeamRole } from '../teams/contract.ts'
import { createUser, listUsers } from '../users/contract.ts'
import { previewAccess } from './contract.ts'

const TRIES = 60
const NOTHING = { roles: [], teams: [], portals: [] }

test('E-52 what somebody new could do is foreseen as it will be, and refused where creating them would be', {
  timeout: 120_000,
}, async () => {
  const world = await openWorld()
  const seed = fc.sample(fc.integer({ min: 1, max: 1e9 }), 1)[0] ?? 0
  let [made, refused] = [0, 0]
  for (const [n, chance] of fc.sample(draw, { numRuns: TRIES, seed }).entries()) {
    const by = chance.byHelper ? world.helper : world.admin
    const given = accessOf(world, chance)
    const told = await world.attempt(by, previewAccess, { body: { change: { kind: 'new-user', ...given } } })
    const { roles, ...rest } = given
    const body = { ...rest, roles: roles.map((id) => ({ id })), username: `new.${n}` }
    const created = await world.attempt(by, createUser, { body })
    const at = { seed, n, given }
    expect({ ...at, refused: told.problem?.code }).toEqual({ ...at, refused: created.problem?.code })
    created.problem ? refused++ : made++
    if (!created.reply) continue
    const rights = await rightsOf(world, created.reply.id)
    expect({ ...at, rights: foreseen(told.reply) }).toEqual({ ...at, rights })
    expect(told.reply).toMatchObject({ people: 1, lose: 0, gainers: [], losers: [], leftOut: 0 })
  }
  // Either is drawn about one time in three: fewer than four of sixty are not a matter of luck.
  expect([made > 3, refused > 3]).toEqual([true, true])
})

test('whoever may not create may not foresee either, and nothing stays of who was foreseen', async () => {
  const { admin, call, refused, roles, teams, person, clerk } = await openWorld()
  const people = async () => (await call(admin, listUsers, {})).total
  const events = async () => (await call(admin, browseTrail, {})).items.length
  const before = [await people(), await events()]
  const change = { kind: 'new-user' as const, ...NOTHING, roles: [roles[0] ?? ''], teams: [{ id: teams[0] ?? '' }] }
  await call(admin, previewAccess, { body: { change } })
  await refused(clerk, previewAccess, { body: { change } }, Forbidden)
  const gone = '01890000-0000-7000-8000-000000000000'
  const fields = (await refused(admin, previewAccess, { body: { change: { ...change, roles: [gone] } } }, Invalid))
    .fields
  expect(fields?.map(({ path }) => path)).toEqual(['roles'])
  expect([await people(), await events()]).toEqual(before)
  expect(person).toBeDefined()
})

const draw = fc.record({
  type: fc.constantFrom('regular', 'regular', 'portal', 'api'),
  roles: fc.uniqueArray(fc.nat(4), { maxLength: 3 }),
  teams: fc.uniqueArray(fc.nat(2), { maxLength: 2 }),
  position: fc.constantFrom('', 'Lead'),
  isIn: fc.boolean(),
  byHelper: fc.boolean(),
})
type Chance = typeof draw extends fc.Arbitrary<infer T> ? T : never

async function openWorld() {
  const app = await startServer()
  await furnishDesk(app)
  const { admin, call } = app
  const cell = (scope: string, action: string, level: 'all' | 'team' | 'own' | 'yes') => ({ scope, action, level })
  const role = async (name: string, audience: 'internal' | 'portal', ...permissions: ReturnType<typeof cell>[]) =>
    (await call(admin, createRole, { body: { name, audience, permissions } })).id
  const reads = await role('Reads', 'internal', cell('users', 'read', 'team'), cell('desk/issues', 'read', 'team'))
  const leads = await role('Leads', 'internal', cell('users', 'read', 'all'), cell('users', 'suspend', 'team'))
  const own = await role('Own', 'internal', cell('desk/issues', 'read', 'own'))
  const guest = await role('Guest', 'portal', cell('desk/issues', 'read', 'own'))
  const visitor = await role('Visitor', 'portal', cell('desk/issues', 'read', 'all'))
  const creates = ['users', 'api-users', 'portal-users'].map((scope) => cell(scope, 'create', 'yes'))
  const helps = await role(
    'Helps',
    'internal',
    ...creates,
    cell('teams', 'members', 'all'),
    cell('portals', 'edit', 'yes'),
  )
  const team = async (name: string, parentId: string | null = null) =>
    (await call(admin, createTeam, { body: { name, parentId } })).id
  const north = await team('North')
  const teams = [north, await team('Harbour', north), await team('South')]
  await call(admin, giveTeamRole, { params: { team: north, role: leads }, query: { position: 'Lead' } })
  await call(admin, giveTeamRole, { params: { team: teams[2] ?? '', role: own }, query: {} })
  const portal = await makePortal(app, { key: 'harbour' })
  await call(admin, givePortalRole, { params: { portal: portal.key, role: visitor } })
  const helper = await app.person('Hel Per', { roles: [helps, reads, own], teams: [north] })
  const clerk = await app.person('Cle Erk', { roles: [reads] })
  return { ...app, roles: [reads, leads, own, guest, visitor], teams, portal, helper, clerk }
}
type World = TestServer & Awaited<ReturnType<typeof openWorld>>

function accessOf({ roles, teams, portal }: World, chance: Chance) {
  const { type, position, isIn } = chance
  return {
    type: type as 'regular' | 'portal' | 'api',
    roles: chance.roles.map((at) => roles[at] ?? ''),
    teams: type === 'api' ? [] : chance.teams.map((at) => ({ id: teams[at] ?? '', position })),
    portals: isIn && type === 'portal' ? [portal.key] : [],
  }
}

/** `scope.action: levels`, as the person's page tells it once they are there. */
async function rightsOf({ admin, call }: World, user: string) {
  const { modules } = await call(admin, rightsOfUser, { params: { user }, query: {} })
  const all = modules.flatMap(({ scopes }) => scopes)
  return all.flatMap(({ key, actions }) =>
    actions.flatMap(({ key: action, levels }) => (levels.length > 0 ? [`${key}.${action}: ${levels.join(' ')}`] : [])),
  )
}

function foreseen(reply: { readonly changes: readonly Told[] } | undefined): string[] {
  return (reply?.changes ?? []).map(
    ({ scope, action, after }) => `${scope.key}.${action.key}: ${after.map(({ level }) => level).join(' ')}`,
  )
}

interface Told {
  readonly scope: { readonly key: string }
  readonly action: { readonly key: string }
  readonly after: readonly { readonly level: string }[]
}
