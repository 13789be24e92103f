import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withModules } from '../../tests/harness/modules.ts'
import type { Person } from '../../tests/harness/people.ts'
import { startServer, type TestServer } from '../../tests/harness/server.ts'
import { differenceBy, rightsOf, summary } from '../../tests/previews/rights.ts'
import type { RecordFacts } from '../access/index.ts'
import { createDirectory } from '../directories/contract.ts'
import { createRecord } from '../directories/records/contract.ts'
import {
  addPortalPerson,
  createPortal,
  deletePortal,
  getPortal,
  givePortalRole,
  removePortalPerson,
  switchPortal,
  takePortalRole,
} from '../portals/contract.ts'
import { createRole, grantUserRole, revokeUserRole } from '../roles/contract.ts'
import { editUser, getUser } from '../users/contract.ts'
import { previewAccess } from './contract.ts'

const CHANGES = 120
const PEOPLE = ['Ada Berg', 'Bo Chen', 'Cy Diaz', 'Di Ek', 'Ed Fox']
const MANIFEST = `
key: crm
name: Customers
scopes:
  - key: cases
    name: Cases
    actions:
      - { key: read, name: Read, levels: [all, account, contact, own] }
      - { key: edit, name: Edit, levels: [all, account, contact, own] }
`
const QUESTIONS = ['read', 'edit'].map((action) => ({ scope: 'crm/cases', action }))

test('E-11 E-52 preview ≡ the difference of what people may do, over random changes of portals and of whom people stand for that are then really made', {
  timeout: 240_000,
}, async () => {
  const world = await openWorld()
  const asked = { questions: QUESTIONS, recordsFor: (ownerId: string) => recordsNear(world, ownerId) }
  const seed = fc.sample(fc.integer({ min: 1, max: 1e9 }), 1)[0] ?? 0
  let [made, changed] = [0, 0]
  for (const [n, chance] of fc.sample(draw, { numRuns: CHANGES, seed }).entries()) {
    const change = changeOf(world, chance)
    const before = await rightsOf(world, world.people, asked)
    const told = await world.attempt(world.admin, previewAccess, { body: { change } })
    if (!(await make(world, change))) continue
    made++
    changed += told.reply && told.reply.changes.length > 0 ? 1 : 0
    const after = await rightsOf(world, world.people, asked)
    expect({ seed, n, change, told: told.problem ?? summary(told.reply) }).toEqual({
      ...{ seed, n, change },
      told: differenceBy(world.people, before, after),
    })
  }
  expect([made > CHANGES / 4, changed > CHANGES / 15]).toEqual([true, true])
})

const draw = fc.record({
  kind: fc.constantFrom(
    'role',
    'role',
    'role',
    'people',
    'people',
    'people',
    'on',
    'on',
    'deleted',
    'direct',
    'stands',
    'stands',
    'stands',
  ),
  portal: fc.nat(4),
  other: fc.option(fc.nat(4), { nil: undefined }),
  role: fc.nat(2),
  people: fc.uniqueArray(fc.nat(PEOPLE.length - 1), { minLength: 1, maxLength: 3 }),
  yes: fc.boolean(),
  contact: fc.constantFrom(undefined, null, 0, 1, 2, 3, 4),
  accounts: fc.option(fc.uniqueArray(fc.nat(2), { maxLength: 2 }), { nil: undefined }),
})
type Chance = typeof draw extends fc.Arbitrary<infer T> ? T : never
type World = TestServer & {
  people: Person[]
  roles: string[]
  portals: string[]
  contacts: string[]
  accounts: string[]
}

async function openWorld(): Promise<World> {
  const app = await startServer({ settings: { 'portals.contacts': 'contacts', 'portals.accounts': 'accounts' } })
  await withModules(app).install('crm', MANIFEST)
  const roles = []
  for (const [name, cells] of [
    ['Own', { read: 'own' }],
    ['Accounts', { read: 'account', edit: 'contact' }],
    ['All', { read: 'all' }],
  ] as const) {
    const permissions = Object.entries(cells).map(([action, level]) => ({ scope: 'crm/cases', action, level }))
    roles.push((await app.call(app.admin, createRole, { body: { name, audience: 'portal', permissions } })).id)
  }
  const portals: string[] = []
  for (const [n, key] of ['a', 'b', 'c', 'd', 'e'].entries()) {
    const portal = (await app.call(app.admin, createPortal, { body: { key, name: key } })).id
    if (n < 3) await app.call(app.admin, givePortalRole, { params: { portal, role: roles[n] ?? '' } })
    portals.push(portal)
  }
  const people = []
  for (const [n, name] of PEOPLE.entries()) {
    const one = await app.person(name, { type: 'portal', activated: false })
    await app.call(app.admin, addPortalPerson, { params: { portal: portals[n % 3] ?? '', user: one.id } })
    people.push(one)
  }
  const named = async (directory: string, names: readonly string[]) => {
    await app.call(app.admin, createDirectory, { body: { key: directory, name: directory } })
    const make = (name: string) => app.call(app.admin, createRecord, { params: { directory }, body: { name } })
    return (await Promise.all(names.map(make))).map(({ id }) => id)
  }
  const contacts = await named('contacts', PEOPLE)
  const accounts = await named('accounts', ['Acme', 'Apex', 'Zenith'])
  return { ...app, people, roles, portals, contacts, accounts }
}

/** One of each sort that a level may tell from the others. */
function recordsNear({ contacts, accounts }: World, ownerId: string): RecordFacts[] {
  const theirs = contacts.map((contactId) => ({ contactId }))
  return [{}, { ownerId }, ...theirs, ...accounts.map((id) => ({ accountIds: [id] }))]
}

function changeOf({ people, roles, portals, contacts, accounts }: World, { kind, yes, ...chance }: Chance) {
  const at = (list: readonly string[], n: number | undefined) => list[(n ?? 0) % list.length] ?? ''
  const [portal, role] = [at(portals, chance.portal), at(roles, chance.role)]
  const other = chance.other === undefined ? undefined : at(portals, chance.other)
  const chosen = chance.people.map((n) => people[n]?.id ?? '')
  switch (kind) {
    case 'role':
      return { kind: 'portal-role' as const, portal, role, give: yes }
    case 'people': {
      const named = [...new Set([portal, ...(other === undefined ? [] : [other])])]
      return { kind: 'portal-people' as const, portals: named, people: chosen, in: yes }
    }
    case 'on':
      return { kind: 'portal-on' as const, portal, on: yes }
    case 'deleted':
      return { kind: 'portal-deleted' as const, portal, ...(other === undefined ? {} : { movePeopleTo: other }) }
    case 'stands': {
      const contact = chance.contact === null ? null : at(contacts, chance.contact)
      return {
        ...{ kind: 'stands-for' as const, user: chosen[0] ?? '' },
        ...(chance.contact === undefined ? {} : { contact }),
        ...(chance.accounts ? { accounts: chance.accounts.map((n) => at(accounts, n)) } : {}),
      }
    }
    case 'direct':
      return { kind: 'roles' as const, people: chosen, role, become: yes ? {} : null }
  }
}

/** Really makes the change; false where it is refused, or does not fit. Of many people some may be so already. */
async function make(world: World, change: ReturnType<typeof changeOf>): Promise<boolean> {
  const { admin, call, attempt, portals } = world
  const found = (portal: string) => call(admin, getPortal, { params: { portal } })
  switch (change.kind) {
    case 'portal-role': {
      const { portal, role } = change
      return !(await attempt(admin, change.give ? givePortalRole : takePortalRole, { params: { portal, role } }))
        .problem
    }
    case 'portal-people': {
      for (const portal of change.portals)
        for (const user of change.people)
          await attempt(admin, change.in ? addPortalPerson : removePortalPerson, { params: { portal, user } })
      return true
    }
    case 'portal-on': {
      const { portal, on } = change
      const { offAt, version } = await found(portal)
      if (on === (offAt === null)) return false
      return !(await attempt(admin, switchPortal, { params: { portal }, body: { on }, version })).problem
    }
    case 'portal-deleted': {
      const { portal, movePeopleTo } = change
      const query = movePeopleTo === undefined ? { peopleLoseIt: 'true' as const } : { movePeopleTo }
      const { version } = await found(portal)
      if ((await attempt(admin, deletePortal, { params: { portal }, query, version })).problem) return false
      // Too few portals make a dull world.
      const key = `after-${portals.indexOf(portal)}-${portal.slice(-8)}`
      portals[portals.indexOf(portal)] = (await call(admin, createPortal, { body: { key, name: key } })).id
      return true
    }
    case 'stands-for': {
      const { kind: _, user, ...body } = change
      const { version } = await call(admin, getUser, { params: { user } })
      return !(await attempt(admin, editUser, { params: { user }, body, version })).problem
    }
    case 'roles': {
      const { people, role, become } = change
      for (const user of people)
        await (become
          ? attempt(admin, grantUserRole, { params: { user, role }, body: {} })
          : attempt(admin, revokeUserRole, { params: { user, role } }))
      return true
    }
  }
}
