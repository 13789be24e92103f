import { expect, test } from 'vitest'
import { withModules } from '../../tests/harness/modules.ts'
import { letIn, makePortal } from '../../tests/harness/portals.ts'
import { startServer } from '../../tests/harness/server.ts'
import { MayNotGrant } from '../access/failures.ts'
import { createDirectory } from '../directories/contract.ts'
import { createRecord } from '../directories/records/contract.ts'
import { createRole } from '../roles/contract.ts'
import { editUser, getUser } from '../users/contract.ts'
import { addPortalPerson, deletePortal, getPortal, givePortalRole } from './contract.ts'

const MANIFEST = `
key: crm
name: Customer relations
scopes:
  - key: cases
    name: Cases
    actions: [{ key: read, name: Read, levels: [all, account, own] }]
`

/** Kit keeps portals and reads cases of the last hour, old ones of nobody; Ada stands for Acme, Bob for nobody. */
async function openHouse() {
  const server = await startServer({ settings: { 'portals.accounts': 'accounts' } })
  const { admin, call, person } = server
  await withModules(server).install('crm', MANIFEST)
  await call(admin, createDirectory, { body: { key: 'accounts', name: 'Accounts' } })
  const acme = await call(admin, createRecord, { params: { directory: 'accounts' }, body: { name: 'Acme' } })
  const cell = (scope: string, action: string, level: 'all' | 'yes' | 'account') => ({ scope, action, level })
  const all = ['read', 'grant', 'edit'].map((action) => cell('portal-users', action, 'all'))
  const portals = ['read', 'edit', 'delete'].map((action) => cell('portals', action, 'yes'))
  const keeper = await call(admin, createRole, {
    body: { name: 'Keeper', permissions: [{ ...cell('crm/cases', 'read', 'all'), within: 3600 }, ...all, ...portals] },
  })
  const customer = {
    name: 'Customer',
    audience: 'portal' as const,
    permissions: [{ ...cell('crm/cases', 'read', 'account'), within: 3600 }],
  }
  const role = (await call(admin, createRole, { body: customer })).id
  const kit = await person('Kit Carson', { roles: [keeper.id] })
  const [ada, bob] = [await person('Ada Byron', { type: 'portal' }), await person('Bob Ott', { type: 'portal' })]
  const standsFor = async (by: typeof admin, user: string) => {
    const { version } = await call(admin, getUser, { params: { user } })
    return server.attempt(by, editUser, { params: { user }, body: { accounts: [acme.id] }, version })
  }
  expect((await standsFor(admin, ada.id)).problem).toBeUndefined()
  return { ...server, role, kit, ada, bob, standsFor }
}

test('R66 a role given by a portal is given to each of its people: refused where one would reach further than the giver', async () => {
  const server = await openHouse()
  const { call, refused, kit, role, ada, bob } = server
  const [help, press] = [await makePortal(server, { key: 'help' }), await makePortal(server, { key: 'press' })]
  for (const one of [ada, bob]) await letIn(server, help, one)
  const told = await refused(kit, givePortalRole, { params: { portal: 'help', role } }, MayNotGrant)
  expect(told.detail).toBe('By whom they stand for they could “crm/cases: read”, which you cannot do there.')
  expect((await call(kit, getPortal, { params: { portal: 'help' } })).roles).toEqual([])
  await letIn(server, press, bob)
  await call(kit, givePortalRole, { params: { portal: 'press', role } })
  await refused(kit, addPortalPerson, { params: { portal: 'press', user: ada.id } }, MayNotGrant)
  const { version } = await call(kit, getPortal, { params: { portal: 'help' } })
  const moving = { params: { portal: help.id }, query: { movePeopleTo: press.id }, version }
  await refused(kit, deletePortal, moving, MayNotGrant)
  expect((await call(kit, getPortal, { params: { portal: 'press' } })).people).toBe(1)
})

test('R66 of giving a role and letting in at once, or standing for somebody at once, only one succeeds', async () => {
  const server = await openHouse()
  const { attempt, call, kit, role, ada, bob, standsFor } = server
  for (const round of [1, 2, 3]) {
    const portal = await makePortal(server, { key: `in-${round}` })
    const params = { portal: portal.key, user: ada.id }
    const both = await Promise.all([
      attempt(kit, addPortalPerson, { params }),
      attempt(kit, givePortalRole, { params: { portal: portal.key, role } }),
    ])
    expect([round, both.map((one) => one.status).sort()]).toEqual([round, [200, 403]])
  }
  const portal = await makePortal(server, { key: 'stands' })
  await letIn(server, portal, bob)
  const both = await Promise.all([
    standsFor(kit, bob.id),
    attempt(kit, givePortalRole, { params: { portal: portal.key, role } }),
  ])
  expect(both.map((one) => one.status).sort()).toEqual([200, 403])
  const { accounts } = await call(kit, getUser, { params: { user: bob.id } })
  const { roles } = await call(kit, getPortal, { params: { portal: portal.key } })
  expect(accounts.length + roles.length).toBe(1)
})
