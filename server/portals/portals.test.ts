import { expect, test } from 'vitest'
import { startServer } from '../../tests/harness/server.ts'
import { lastChange, outcomes, undo } from '../../tests/undo/undoing.ts'
import { MayNotGrant, NoAuthority } from '../access/failures.ts'
import { Conflict, Forbidden, Invalid, NotFound, Stale } from '../platform/failures.ts'
import { createRole, deleteRole, RoleInUse } from '../roles/contract.ts'
import {
  AlreadyInPortal,
  addPortalPerson,
  createPortal,
  deletePortal,
  editPortal,
  getPortal,
  givePortalRole,
  listPortalPeople,
  listPortals,
  NotInPortal,
  PortalHostTaken,
  PortalInUse,
  PortalKeyTaken,
  PortalRoleGiven,
  PortalRoleNotGiven,
  removePortalPerson,
  switchPortal,
  takePortalRole,
} from './contract.ts'

async function openHouse() {
  const app = await startServer()
  const { admin, call, person } = app
  const help = await call(admin, createPortal, { body: { key: 'help', name: 'Help desk' } })
  const outsider = (name: string) => person(name, { type: 'portal' })
  const role = async (name: string, action = 'read', audience: 'portal' | 'internal' = 'portal') => {
    const permissions = [{ scope: 'users', action, level: 'all' } as const]
    return (await call(admin, createRole, { body: { name, audience, permissions } })).id
  }
  return { ...app, help, outsider, role }
}

test('a portal is made, looked at and changed; key and host name are nobody else’s', async () => {
  const { admin, call, refused, help, trail } = await openHouse()
  expect(help).toMatchObject({ address: 'http://localhost:3000/portal/help', offAt: null, people: 0, roles: [] })
  const taken = await refused(admin, createPortal, { body: { key: 'help', name: 'Other' } }, PortalKeyTaken)
  expect(taken.fields).toMatchObject([{ path: 'key' }])
  for (const [field, value] of [
    ['key', 'Help Desk'],
    ['key', help.id],
    ['name', ''],
    ['color', 'red'],
    ['host', 'https://x.example'],
    ['host', 'localhost'],
    ['home', 'javascript:alert(1)'],
    ['home', 'https://ada:secret@x.example/'],
  ]) {
    const body = { key: 'shop', name: 'Shop', ...Object.fromEntries([[field, value]]) }
    expect((await refused(admin, createPortal, { body }, Invalid)).fields).toMatchObject([{ path: field }])
  }
  const shop = await call(admin, createPortal, {
    body: { key: 'shop', name: 'Shop', color: '#FFD400', host: 'Shop.Example.org', home: 'https://x.example/start' },
  })
  expect(shop).toMatchObject({ color: '#ffd400', textColor: '#000000', address: 'http://shop.example.org:3000' })
  const change = { params: { portal: 'help' }, body: { host: 'shop.example.org' } }
  const clash = await refused(admin, editPortal, { ...change, version: help.version }, PortalHostTaken)
  expect(clash.fields).toMatchObject([{ path: 'host' }])
  await refused(admin, editPortal, { ...change, version: help.version + 7 }, Stale)
  const body = { name: 'Help', welcome: 'Good day.', color: '#1a1a66' }
  const edited = await call(admin, editPortal, { params: { portal: 'help' }, body, version: help.version })
  expect(edited).toMatchObject({ ...body, textColor: '#ffffff', key: 'help', version: help.version + 1 })
  expect((await call(admin, listPortals, {})).items.map((one) => one.name)).toEqual(['Help', 'Shop'])
  const undone = await undo({ call }, admin, await lastChange({ trail }, help.id))
  expect(outcomes(undone)).toEqual(['portal.edited: undone'])
  expect(await call(admin, getPortal, { params: { portal: help.id } })).toMatchObject({ name: 'Help desk', color: '' })
})

test('E-03 only who holds the permission sees and changes portals, and gives by them only what they may give', async () => {
  const { admin, call, refused, person, outsider, role, help } = await openHouse()
  const cells = (scope: string, ...actions: string[]) =>
    actions.map((action) => ({ scope, action, level: scope === 'portals' ? 'yes' : 'all' }) as const)
  const permissions = [...cells('portals', 'read', 'edit'), ...cells('portal-users', 'read')]
  const keeper = await call(admin, createRole, { body: { name: 'Keeper', permissions } })
  const kim = await person('Kim Novak')
  const kit = await person('Kit Carson', { roles: [keeper.id] })
  const ada = await outsider('Ada Outside')
  const params = { portal: 'help' }
  await refused(kim, getPortal, { params }, Forbidden)
  await refused(kit, createPortal, { body: { key: 'x', name: 'X' } }, Forbidden)
  await refused(kit, deletePortal, { params, version: help.version }, Forbidden)
  expect(await call(kit, getPortal, { params })).toMatchObject({ can: { edit: true, delete: false } })
  await call(kit, addPortalPerson, { params: { ...params, user: ada.id } })
  const strong = await role('Strong')
  await refused(kit, givePortalRole, { params: { ...params, role: strong } }, MayNotGrant)
  await call(admin, givePortalRole, { params: { ...params, role: strong } })
  const [given] = (await call(kit, getPortal, { params })).roles
  expect(given).toMatchObject({ name: 'Strong', can: { remove: false } })
  await refused(kit, takePortalRole, { params: { ...params, role: strong } }, MayNotGrant)
  const bob = await outsider('Bob Outside')
  await refused(kit, addPortalPerson, { params: { ...params, user: bob.id } }, MayNotGrant)
  await refused(kit, removePortalPerson, { params: { ...params, user: ada.id } }, NoAuthority)
  const off = await call(kit, switchPortal, { params, body: { on: false }, version: help.version })
  await refused(kit, switchPortal, { params, body: { on: true }, version: off.version }, MayNotGrant)
})

test('E-09 E-11 roles of the portal audience are given by a portal and taken, and only those', async () => {
  const { admin, call, refused, role, help, trail } = await openHouse()
  const [customer, clerk] = [await role('Customer'), await role('Clerk', 'edit', 'internal')]
  await refused(admin, givePortalRole, { params: { portal: 'help', role: clerk } }, Conflict)
  await refused(admin, takePortalRole, { params: { portal: 'help', role: customer } }, PortalRoleNotGiven)
  const params = { portal: help.id, role: customer }
  expect((await call(admin, givePortalRole, { params })).roles).toMatchObject([{ name: 'Customer' }])
  await refused(admin, givePortalRole, { params }, PortalRoleGiven)
  const used = await refused(admin, deleteRole, { params: { role: customer }, version: 1 }, RoleInUse)
  expect(used.detail).toContain('1 portal')
  await undo({ call }, admin, await lastChange({ trail }, help.id))
  expect((await call(admin, getPortal, { params })).roles).toEqual([])
  await undo({ call }, admin, await lastChange({ trail }, help.id))
  expect((await call(admin, getPortal, { params })).roles).toHaveLength(1)
  await call(admin, takePortalRole, { params })
})

test('portal users come into portals and out of them, listed page by page', async () => {
  const { admin, call, refused, person, outsider, help, trail } = await openHouse()
  const bert = await person('Bert Inside', { activated: false })
  const wrong = await refused(admin, addPortalPerson, { params: { portal: 'help', user: bert.id } }, Invalid)
  expect(wrong.fields).toMatchObject([{ path: 'portals', message: 'Only portal users are in portals.' }])
  for (const name of ['Cid Outside', 'Ada Outside', 'Bob Outside'])
    await call(admin, addPortalPerson, { params: { portal: 'help', user: (await outsider(name)).id } })
  const first = await call(admin, listPortalPeople, { params: { portal: 'help' }, query: { limit: 2 } })
  expect(first.items.map((one) => one.user.name)).toEqual(['Ada Outside', 'Bob Outside'])
  expect(first).toMatchObject({ total: 3, items: [{ addedBy: 'Grace Hopper', can: { remove: true } }, {}] })
  const query = { limit: 2, after: first.next ?? '' }
  const second = await call(admin, listPortalPeople, { params: { portal: 'help' }, query })
  expect(second).toMatchObject({ next: null, items: [{ user: { name: 'Cid Outside' } }] })
  const user = first.items[0]?.user.id ?? ''
  const params = { portal: help.id, user }
  await refused(admin, addPortalPerson, { params }, AlreadyInPortal)
  await call(admin, removePortalPerson, { params })
  await refused(admin, removePortalPerson, { params }, NotInPortal)
  const events = (await trail(user)).filter((item) => item.event.startsWith('portal.'))
  expect(events.map((item) => [item.event, item.also.portal])).toEqual([
    ['portal.person-removed', 'Help desk'],
    ['portal.person-added', 'Help desk'],
  ])
  await undo({ call }, admin, events[0]?.changeId ?? '')
  expect(await call(admin, getPortal, { params })).toMatchObject({ people: 3 })
})

test('of many who let somebody in at once one succeeds', async () => {
  const { admin, attempt, outsider } = await openHouse()
  const { id: user } = await outsider('Ada Outside')
  const add = () => attempt(admin, addPortalPerson, { params: { portal: 'help', user } })
  const outcomes = await Promise.all(Array.from({ length: 8 }, add))
  expect(outcomes.map((one) => one.status).sort()).toEqual([200, ...Array(7).fill(409)])
})

test('a portal with people goes only where it is said what becomes of them; undo brings all of it back', async () => {
  const { admin, call, refused, outsider, role, help, trail } = await openHouse()
  const customer = await role('Customer')
  await call(admin, givePortalRole, { params: { portal: 'help', role: customer } })
  const people = [await outsider('Ada Outside'), await outsider('Bob Outside')]
  for (const { id: user } of people) await call(admin, addPortalPerson, { params: { portal: 'help', user } })
  const params = { portal: 'help' }
  const inUse = await refused(admin, deletePortal, { params, version: help.version }, PortalInUse)
  expect(inUse.detail).toBe('2 people are in “Help desk”. Say where they go, or that they lose it.')
  const itself = { params, query: { movePeopleTo: 'help' }, version: help.version }
  expect((await refused(admin, deletePortal, itself, Invalid)).fields).toMatchObject([{ path: 'movePeopleTo' }])
  await call(admin, createPortal, { body: { key: 'shop', name: 'Shop' } })
  await call(admin, addPortalPerson, { params: { portal: 'shop', user: people[0]?.id ?? '' } })
  await call(admin, deletePortal, { params, query: { movePeopleTo: 'shop' }, version: help.version })
  await refused(admin, getPortal, { params }, NotFound)
  expect(await call(admin, getPortal, { params: { portal: 'shop' } })).toMatchObject({ people: 2 })
  const undone = await undo({ call }, admin, await lastChange({ trail }, help.id))
  expect(undone.items.map((item) => item.outcome)).toEqual(Array(4).fill('undone'))
  expect(await call(admin, getPortal, { params })).toMatchObject({ people: 2, roles: [{ name: 'Customer' }] })
  expect(await call(admin, getPortal, { params: { portal: 'shop' } })).toMatchObject({ people: 1 })
  const { version } = await call(admin, getPortal, { params })
  await call(admin, deletePortal, { params, query: { peopleLoseIt: 'true' }, version })
  await call(admin, createPortal, { body: { key: 'help', name: 'Another' } })
})
