import { expect, test } from 'vitest'
import { startServer } from '../../tests/harness/server.ts'
import { Forbidden } from '../platform/failures.ts'
import { createRole } from '../roles/contract.ts'
import { createTeam } from '../teams/contract.ts'
import { suspendUser } from '../users/contract.ts'
import { rightsOfUser, UnknownSubject, whoMay } from './contract.ts'

const READ = { scope: 'users', action: 'read' }

async function openHouse() {
  const app = await startServer()
  const { call, admin, person } = app
  const make = async (name: string, level: 'all' | 'team' | 'own') =>
    (await call(admin, createRole, { body: { name, permissions: [{ ...READ, level }] } })).id
  const house = (await call(admin, createTeam, { body: { name: 'House' } })).id
  const cellar = (await call(admin, createTeam, { body: { name: 'Cellar', parentId: house } })).id
  const [everywhere, near, own] = [
    await make('Everywhere', 'all'),
    await make('Near', 'team'),
    await make('Own', 'own'),
  ]
  const people = {
    wide: await person('Wim Widely', { roles: [everywhere] }),
    above: await person('Uma Upstairs', { roles: [near], teams: [house] }),
    beside: await person('Bea Besides', { roles: [near] }),
    owner: await person('Ola Ownings', { roles: [own] }),
    other: await person('Ott Othery', { roles: [own] }),
    gone: await person('Gil Gonegone', { roles: [everywhere] }),
    none: await person('Nia Nothing', {}),
  }
  await call(admin, suspendUser, { params: { user: people.gone.id }, body: { reason: 'Away', until: null } })
  return { ...app, ...people, cellar, house, near, own }
}

test('who may read a record: everybody by whom a decision would be yes, and nobody else', async () => {
  const { call, refused, admin, none, owner, cellar } = await openHouse()
  await refused(none, whoMay, { body: READ }, Forbidden)
  const record = { teamIds: [cellar], ownerId: owner.id }
  const names = async (body: object) =>
    (await call(admin, whoMay, { body: { ...READ, ...body } })).items.map(({ user }) => user.name).sort()
  expect(await names({ record })).toEqual(['Grace Hopper', 'Ola Ownings', 'Uma Upstairs', 'Wim Widely'])
  expect(await names({})).toEqual([
    'Bea Besides',
    'Grace Hopper',
    'Ola Ownings',
    'Ott Othery',
    'Uma Upstairs',
    'Wim Widely',
  ])
})

test('who may, where it depends on the record: by which of their roles, the narrow ones too', async () => {
  const { call, admin, cellar, above, person, near, own } = await openHouse()
  const both = await person('Bo Bothways', { roles: [near, own] })
  const found = async (body: object) => {
    const { items } = await call(admin, whoMay, { body: { ...READ, ...body } })
    return (id: string) => {
      const one = items.find(({ user }) => user.id === id)
      return [one?.answer.reason.code, one?.answer.reason.role?.name, one?.roles.map(({ name }) => name)]
    }
  }
  const any = await found({})
  expect(any(both.id)).toEqual(['needs-record', undefined, ['Near', 'Own']])
  expect(any(admin.id)).toEqual(['admin', undefined, []])
  const there = await found({ record: { teamIds: [cellar] } })
  expect(there(above.id)).toEqual(['role', 'Near', ['Near']])
  expect(there(both.id)).toEqual([undefined, undefined, undefined])
})

test('page by page each stands once', async () => {
  const { call, admin } = await openHouse()
  const seen: string[] = []
  let after: string | null | undefined
  do {
    const page = await call(admin, whoMay, { body: { ...READ, limit: 2, ...(after ? { after } : {}) } })
    seen.push(...page.items.map(({ user }) => user.name))
    after = page.next
  } while (after)
  expect(new Set(seen).size).toBe(6)
  expect(seen).toHaveLength(6)
})

test('E-06 all that somebody may do, by which roles; of others only for whoever may ask', async () => {
  const { call, refused, admin, above, none } = await openHouse()
  await refused(none, rightsOfUser, { params: { user: above.id } }, UnknownSubject)
  const rights = await call(admin, rightsOfUser, { params: { user: above.id } })
  const users = rights.modules[0]?.scopes.find(({ key }) => key === 'users')
  const read = users?.actions.find(({ key }) => key === 'read')
  expect(read?.levels).toEqual(['team'])
  expect(read?.ways.map(({ role, via }) => `${role.name} ${via}`)).toEqual(['Near direct'])
  expect(users?.actions.filter(({ levels }) => levels.length > 0)).toHaveLength(1)
  expect(await call(none, rightsOfUser, { params: { user: none.id } })).toMatchObject({
    administrator: false,
    barrier: null,
  })
  expect(await call(admin, rightsOfUser, { params: { user: admin.id } })).toMatchObject({ administrator: true })
})
