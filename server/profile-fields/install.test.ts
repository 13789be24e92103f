import { expect, test } from 'vitest'
import { startServer } from '../../tests/harness/server.ts'
import { createDirectory } from '../directories/contract.ts'
import { contextOf, systemActor } from '../platform/context.ts'
import { editUser, getUser } from '../users/contract.ts'
import { createProfileField, editProfileField, FieldOfModule, listProfileFields } from './contract.ts'
import { endFields, installFields } from './index.ts'

test('a module’s fields come, go out of sight with their values and come back with them; nobody else changes them', async () => {
  const { admin, call, refused, person, roster } = await startServer()
  const ctx = contextOf(roster.world, systemActor)
  await call(admin, createDirectory, { body: { key: 'customers', name: 'Customers' } })
  await call(admin, createProfileField, { body: { key: 'taken', label: 'Taken', kind: 'text' } })
  const customers = {
    key: 'customers',
    label: 'Customers',
    kind: 'record' as const,
    directories: ['customers'],
    many: true,
  }
  const region = { key: 'region', label: 'Region', kind: 'text' as const }
  const install = (list: Parameters<typeof installFields>[2]) => ctx.upkeep((tx) => installFields(tx, 'desk', list))
  expect(await install([customers, region])).toEqual([])
  const keys = async () => (await call(admin, listProfileFields, {})).items.map((one) => [one.key, one.module])
  expect(await keys()).toEqual([
    ['taken', ''],
    ['customers', 'desk'],
    ['region', 'desk'],
  ])
  const field = (await call(admin, listProfileFields, {})).items[2]
  const change = { params: { field: field?.id ?? '' }, body: { label: 'Mine' }, version: 1 }
  await refused(admin, editProfileField, change, FieldOfModule)
  const ada = await person('Ada King')
  const { version } = await call(admin, getUser, { params: { user: ada.id } })
  await call(admin, editUser, { params: { user: ada.id }, body: { fields: { region: 'North' } }, version })
  expect(await ctx.upkeep((tx) => endFields(tx, 'desk'))).toEqual([])
  expect((await call(admin, getUser, { params: { user: ada.id } })).fields).toEqual({})
  expect(await install([region])).toEqual([])
  expect((await call(admin, getUser, { params: { user: ada.id } })).fields).toEqual({ region: 'North' })
  const wrong = await install([
    { ...region, kind: 'number' },
    { ...region, key: 'taken' },
    { ...customers, directories: ['x'] },
  ])
  expect(wrong.map((one) => one.path)).toEqual(['0.kind', '1.key', '2.directories.0'])
})
