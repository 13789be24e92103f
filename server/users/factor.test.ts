import { expect, test } from 'vitest'
import { setUpPhone } from '../../tests/harness/factors.ts'
import { startServer, type TestServer } from '../../tests/harness/server.ts'
import { askForFactor } from '../factors/contract.ts'
import { createRole } from '../roles/contract.ts'
import { countUsers, createUser, getUser, listUsers } from './contract.ts'
import { exportUsers } from './export/contract.ts'

test('R38 lists show and find who has a second factor, who lacks one that is required, and who has none', async () => {
  const server = await startServer({ settings: { 'secondFactor.requiredForRoles': ['Cashiers'] } })
  const { call, admin } = server
  const body = { name: 'Cashiers', permissions: [{ scope: 'users', action: 'read', level: 'own' }] } as const
  const { id: cashiers } = await call(admin, createRole, { body: { ...body, permissions: [...body.permissions] } })
  const kim = await server.person('Kim Novak')
  await setUpPhone(server, kim)
  const pat = await server.person('Pat Olsen')
  await call(admin, askForFactor, { params: { user: pat.id } })
  await server.person('Cas Hier', { roles: [cashiers] })
  await call(admin, createUser, { body: { type: 'api', username: 'sync' } })
  expect(await found(server, 'set-up')).toEqual(['Kim Novak'])
  expect(await found(server, 'missing')).toEqual(['Cas Hier', 'Pat Olsen'])
  expect(await found(server, 'none')).toEqual(['Grace Hopper'])
  expect(await found(server, 'none,set-up')).toEqual(['Grace Hopper', 'Kim Novak'])
  expect((await call(admin, countUsers, { query: { factor: 'missing' } })).all).toBe(2)
  const { items } = await call(admin, listUsers, { query: {} })
  expect(items.map(({ name, secondFactor }) => [name, secondFactor])).toEqual([
    ['Cas Hier', 'missing'],
    ['Grace Hopper', 'none'],
    ['Kim Novak', 'set-up'],
    ['Pat Olsen', 'missing'],
    ['sync', null],
  ])
  expect((await call(admin, getUser, { params: { user: kim.id } })).secondFactor).toBe('set-up')
  const asked = await call(admin, exportUsers, { body: { format: 'csv', filter: { factor: ['missing'] } } })
  expect(asked.total).toBe(2)
})

test('R38 where a type must have one, all of it lack it who have none', async () => {
  const server = await startServer({ settings: { 'secondFactor.policy': 'required' } })
  await server.call(server.admin, createUser, { body: { username: 'ida', givenName: 'Ida' } })
  expect(await found(server, 'missing')).toEqual(['Ida'])
  expect(await found(server, 'none')).toEqual(['Grace Hopper'])
})

async function found({ call, admin }: TestServer, factor: string): Promise<string[]> {
  return (await call(admin, listUsers, { query: { factor } })).items.map(({ name }) => name)
}
