import fc from 'fast-check'
import { expect, test } from 'vitest'
import { furnishDesk } from '../../tests/harness/assignments.ts'
import { withModules } from '../../tests/harness/modules.ts'
import { makePortal } from '../../tests/harness/portals.ts'
import { startServer, type TestServer } from '../../tests/harness/server.ts'
import { asOfNow, decide, findFacts, type RecordFacts, teamTree } from '../access/index.ts'
import { browseTrail } from '../audit-log/contract.ts'
import { rightsOfUser } from '../decisions/contract.ts'
import { createDirectory } from '../directories/contract.ts'
import { Forbidden, Invalid } from '../platform/failures.ts'
import { givePortalRole } from '../portals/contract.ts'
import { createRole } from '../roles/contract.ts'
import { createTeam, giveTeamRole } from '../teams/contract.ts'
import { createUser, listUsers } from '../users/contract.ts'
import { previewAccess } from './contract.ts'

const TRIES = 90
const CASES = `
key: crm
name: Customers
scopes:
  - key: cases
    name: Cases
    actions:
      - { key: read, name: Read, levels: [all, account, contact, own] }
      - { key: edit, name: Edit, levels: [all, account, contact, own] }
`
const NOTHING = { roles: [], teams: [], portals: [] }

test('E-52 what somebody new could do is foreseen as it will be, and refused where creating them would be', {
  timeout: 120_000,
}, async () => {
  const world = await openWorld()
  const seed = fc.sample(fc.integer({ min: 1, max: 1e9 }), 1)[0] ?? 0
  let [made, refused, opened] = [0, 0, 0]
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
    const byRecords = await openedByRecords(world, created.reply.id)
    expect({ ...at, byRecords: toldOfRecords(told.reply) }).toEqual({ ...at, byRecords })
    opened += byRecords.length > 0 ? 1 : 0
  }
  // Each is drawn more than one time in ten: none or few of ninety are not a matter of luck.
  expect([made > 3, refused > 3, opened > 0]).toEqual([true, true, true])
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
  roles: fc.uniqueArray(fc.nat(5), { maxLength: 3 }),
  teams: fc.uniqueArray(fc.nat(2), { maxLength: 2 }),
  position: fc.constantFrom('', 'Lead'),
  isIn: fc.boolean(),
  byHelper: fc.boolean(),
  anyAudience: fc.constantFrom(false, false, false, true),
  types: fc.option(fc.uniqueArray(fc.nat(1), { maxLength: 2 }), { nil: undefined, freq: 2 }),
  customers: fc.uniqueArray(fc.nat(1), { maxLength: 2 }),
  contact: fc.option(fc.nat(TRIES), { nil: undefined }),
  accounts: fc.uniqueArray(fc.nat(1), { maxLength: 2 }),
})
type Chance = typeof draw extends fc.Arbitrary<infer T> ? T : never

async function openWorld() {
  const app = await startServer({ settings: { 'portals.contacts': 'contacts', 'portals.accounts': 'accounts' } })
  const { record } = await furnishDesk(app)
  await withModules(app).install('crm', CASES)
  for (const key of ['contacts', 'accounts']) await app.call(app.admin, createDirectory, { body: { key, name: key } })
  const named = async (directory: string, names: readonly string[]) => {
    const ids: string[] = []
    for (const name of names) ids.push(await record(directory, name))
    return ids
  }
  const records = {
    types: await named('issue-types', ['Type 0', 'Type 1']),
    customers: await named('customers', ['Firm 0', 'Firm 1']),
    contacts: await named('contacts', ['Ann', 'Ben', 'Cid', 'Dan', 'Eve', 'Fay']),
    accounts: await named('accounts', ['Acme', 'Apex']),
  }
  const { admin, call } = app
  const cell = (scope: string, action: string, level: 'all' | 'team' | 'account' | 'contact' | 'own' | 'yes') => ({
    scope,
    action,
    level,
  })
  const role = async (name: string, audience: 'internal' | 'portal', ...permissions: ReturnType<typeof cell>[]) =>
    (await call(admin, createRole, { body: { name, audience, permissions } })).id
  const reads = await role('Reads', 'internal', cell('users', 'read', 'team'), cell('desk/issues', 'read', 'team'))
  const leads = await role('Leads', 'internal', cell('users', 'read', 'all'), cell('users', 'suspend', 'team'))
  const own = await role('Own', 'internal', cell('desk/issues', 'read', 'own'))
  const guest = await role('Guest', 'portal', cell('desk/issues', 'read', 'own'))
  const visitor = await role('Visitor', 'portal', cell('desk/issues', 'read', 'all'))
  const client = await role(
    'Client',
    'portal',
    cell('crm/cases', 'read', 'account'),
    cell('crm/cases', 'edit', 'contact'),
  )
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
  return { ...app, roles: [reads, leads, own, guest, visitor, client], teams, portal, helper, clerk, records }
}
type World = TestServer & Awaited<ReturnType<typeof openWorld>>

function accessOf({ roles, teams, portal, records }: World, chance: Chance) {
  const { type, position, isIn } = chance
  const at = (list: readonly string[], n: number) => list[n % list.length] ?? ''
  const customers = chance.customers.map((n) => at(records.customers, n))
  const fields = {
    ...(chance.types ? { types: { only: chance.types.map((n) => at(records.types, n)) } } : {}),
    ...(customers.length > 0 ? { customers } : {}),
  }
  const isOutside = type === 'portal'
  const fitting = chance.anyAudience ? roles : isOutside ? roles.slice(3) : roles.slice(0, 3)
  return {
    type: type as 'regular' | 'portal' | 'api',
    roles: [...new Set(chance.roles.map((n) => at(fitting, n)))],
    teams: type === 'api' ? [] : chance.teams.map((at) => ({ id: teams[at] ?? '', position })),
    portals: isIn && isOutside ? [portal.key] : [],
    ...(type === 'api' ? {} : { fields }),
    ...(isOutside && chance.contact !== undefined ? { contact: at(records.contacts, chance.contact) } : {}),
    ...(isOutside ? { accounts: chance.accounts.map((n) => at(records.accounts, n)) } : {}),
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

/** What the records that somebody names open and withhold, found out by asking with and without them, record by record. */
async function openedByRecords({ roster, records, teams }: World, user: string) {
  const ctx = await asOfNow({ ...roster.ctx, actor: { ...roster.ctx.actor, accessVersion: '' } })
  const world = { teams: await teamTree(ctx), now: ctx.now() }
  const facts = await findFacts(ctx, user)
  if (!facts) return []
  const bare = { ...facts.subject, assignments: [], contactId: null, accountIds: [] }
  const near: RecordFacts[] = [
    ...[{}, { ownerId: user }, ...teams.map((id) => ({ teamIds: [id] }))],
    ...records.customers.map((customer) => ({ refs: { customer } })),
    ...records.contacts.map((contactId) => ({ contactId })),
    ...records.accounts.map((id) => ({ accountIds: [id] })),
  ]
  const typed = records.types.flatMap((type) => near.map((one) => ({ ...one, refs: { ...one.refs, type } })))
  const found = QUESTIONS.flatMap((question) =>
    [...near, ...typed].flatMap((one) => {
      const [without, with_] = [bare, facts.subject].map((who) => decide(who, question, one, world).allowed === true)
      const name = `${question.scope}.${question.action}`
      return without === with_ ? [] : [`${name} ${with_ ? 'opened' : 'withheld'}`]
    }),
  )
  return [...new Set(found)].sort()
}

const QUESTIONS = [
  ['desk/issues', 'read'],
  ['crm/cases', 'read'],
  ['crm/cases', 'edit'],
].map(([scope = '', action = '']) => ({ scope, action }))

function toldOfRecords(reply: { readonly changes: readonly Told[] } | undefined): string[] {
  const found = (reply?.changes ?? []).flatMap(({ scope, action, gained, lost }) => [
    ...(gained.length > 0 ? [`${scope.key}.${action.key} opened`] : []),
    ...(lost.length > 0 ? [`${scope.key}.${action.key} withheld`] : []),
  ])
  return found.sort()
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
  readonly gained: readonly unknown[]
  readonly lost: readonly unknown[]
}
